// Twilio's JSON, field for field: twilio/twilio-oai spec/json/twilio_api_v2010.json.
import type { Faults } from "../state/fault_kinds.ts";
import type { SandboxState, TwilioMessage } from "../state/state.ts";
import { TwilioError } from "./errors.ts";

export function messageResource(state: SandboxState, message: TwilioMessage) {
  const uri = `/2010-04-01/Accounts/${state.options.accountSid}/Messages/${message.sid}`;
  return {
    account_sid: state.options.accountSid,
    api_version: "2010-04-01",
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: message.sentAt && rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorCode && new TwilioError(message.errorCode).message,
    from: message.status === "accepted" ? null : message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(message.mediaCount),
    // A messaging service counts them only once it has chosen a sender.
    num_segments: message.status === "accepted" ? "0" : String(message.segments),
    price: null,
    price_unit: "USD",
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    tags: null,
    to: message.to,
    uri: `${uri}.json`,
  };
}

export function messagePage(
  state: SandboxState,
  messages: TwilioMessage[],
  { url, page, pageSize }: { url: URL; page: number; pageSize: number },
) {
  const start = page * pageSize;
  const shown = messages.slice(start, start + pageSize);
  const uriOf = (number: number) => {
    const query = new URLSearchParams(url.search);
    query.set("PageSize", String(pageSize));
    query.set("Page", String(number));
    // Which page it is, Twilio reads from here.
    if (number > 0) query.set("PageToken", `PA${messages[number * pageSize - 1]?.sid}`);
    return `${url.pathname}?${query}`;
  };
  return {
    end: start + Math.max(shown.length - 1, 0),
    first_page_uri: uriOf(0),
    messages: shown.map((message) => ({
      ...messageResource(state, message),
      ...missing(state.faults.twilioList?.kind),
    })),
    next_page_uri: start + pageSize < messages.length ? uriOf(page + 1) : null,
    page,
    page_size: pageSize,
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
    start,
    uri: uriOf(page),
  };
}

/** What the list leaves out of a message, all of it by Twilio's own description. */
function missing(kind: NonNullable<Faults["twilioList"]>["kind"] | undefined) {
  const dates = { date_created: null, date_sent: null, date_updated: null };
  if (kind === "noBodies") return { body: null };
  if (kind === "noDates") return dates;
  return kind === "sparse" ? { ...dates, body: null, from: null, error_code: null } : {};
}

/** "Sun, 22 Nov 2026 17:50:18 +0000" */
function rfc2822(date: Date): string {
  return date.toUTCString().replace("GMT", "+0000");
}
