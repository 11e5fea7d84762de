// Twilio's refusals, in its words. Codes: twilio.com/docs/api/errors.

/** Thrown where a request is refused; the routes answer it in Twilio's shape. */
export class TwilioError extends Error {
  override name = "TwilioError";
  readonly status: number;

  constructor(readonly code: number, detail = "", readonly retryAfterSeconds?: number) {
    const [status, message] = ERRORS[code] ?? [400, "The request was refused"];
    super(detail ? `${message}: ${detail}` : message);
    this.status = status;
  }

  toJSON() {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    };
  }
}

const ERRORS: Record<number, [status: number, message: string]> = {
  20001: [400, "Invalid parameter"],
  20003: [401, "Authenticate"],
  20005: [403, "Account not active"],
  20404: [404, "The requested resource was not found"],
  20429: [429, "Too Many Requests"],
  20500: [500, "Internal Server Error"],
  21211: [400, "Invalid 'To' Phone Number"],
  21408: [400, "Permission to send an SMS has not been enabled for the region of the 'To' number"],
  21602: [400, "Message body is required."],
  21603: [400, "A 'From' phone number is required."],
  21604: [400, "A 'To' phone number is required."],
  21606: [400, "The 'From' phone number is not a valid, SMS-capable number for your account"],
  21610: [400, "Attempt to send to unsubscribed recipient"],
  21611: [400, "This 'From' number has exceeded the maximum number of queued messages"],
  21612: [400, "The 'To' phone number is not currently reachable via SMS"],
  21614: [400, "'To' number is not a valid mobile number"],
  21617: [400, "The concatenated message body exceeds the 1600 character limit"],
  21659: [400, "'From' is not a Twilio phone number or Short Code country mismatch"],
  21703: [400, "The Messaging Service does not have a phone number available to send a message"],
  30450: [400, "Message delivery blocked"],
  60200: [400, "Invalid parameter"],
  60202: [429, "Max check attempts reached"],
  60203: [429, "Max send attempts reached"],
  63038: [429, "Account exceeded the daily messages limit"],
};
