// A phone answers: Twilio keeps the text, obeys STOP, START and HELP itself, and tells us.
import { changed, type SandboxState, type TwilioMessage } from "../state/state.ts";
import { addMedia, mediaFields, type NewMedia } from "./media.ts";
import { add } from "./messages.ts";
import { sendOn } from "./receipts.ts";
import { readTwiml, type TwimlMessage } from "./twiml.ts";
import { postWebhook, type WebhookAnswer } from "./webhooks.ts";

export interface Inbound {
  message: TwilioMessage;
  webhook: WebhookAnswer & { url: string };
}

export async function receive(
  state: SandboxState,
  { from, body, media = [] }: { from: string; body: string; media?: NewMedia[] },
): Promise<Inbound> {
  const { accountSid, from: ourNumber } = state.options;
  const message = add(state, {
    to: ourNumber,
    from,
    body,
    status: "received",
    direction: "inbound",
    mediaCount: media.length,
  });
  const kept = addMedia(state, message.sid, media);
  const optOutType = obeyKeyword(state, from, body);
  const url = `${state.publicUrl}/api/twilio/inbound`;
  const webhook = await postWebhook(state, url, {
    AccountSid: accountSid,
    ApiVersion: "2010-04-01",
    Body: body,
    From: from,
    FromCity: "NEW YORK",
    FromCountry: "US",
    FromState: "NY",
    FromZip: "11231",
    MessageSid: message.sid,
    ...mediaFields(state, kept),
    NumSegments: String(message.segments),
    ...optOutType && { OptOutType: optOutType },
    SmsMessageSid: message.sid,
    SmsSid: message.sid,
    SmsStatus: "received",
    To: ourNumber,
    ToCity: "",
    ToCountry: "US",
    ToState: "",
    ToZip: "",
  });
  message.webhookStatus = webhook.status;
  changed(state);
  if (webhook.status === 200) {
    for (const text of readTwiml(webhook.body)) reply(state, from, text);
  }
  return { message, webhook: { url, ...webhook } };
}

/** help.twilio.com: "Twilio support for opt-out keywords" */
const STOP = ["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "CANCEL", "REVOKE", "OPTOUT"];
const START = ["START", "UNSTOP", "YES"];
const HELP = ["HELP", "INFO"];

const STOPPED = "You have successfully been unsubscribed. You will not receive any more messages " +
  "from this number. Reply START to resubscribe.";
const STARTED = "You have successfully been re-subscribed to messages from this number. Reply " +
  "HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.";
const HELPED = "Reply STOP to unsubscribe. Msg&Data Rates May Apply.";

/**
 * Twilio's default handling: a text that is one of the words alone, in either case. Returns what the
 * webhook is told of it: that Twilio has acted, and answered where there was something to say.
 */
function obeyKeyword(
  state: SandboxState,
  phone: string,
  body: string,
): "STOP" | "START" | "HELP" | undefined {
  const word = body.trim().toUpperCase();
  changed(state);
  if (STOP.includes(word)) {
    if (!state.blocked.has(phone)) send(state, phone, STOPPED);
    state.blocked.add(phone);
    return "STOP";
  }
  if (START.includes(word) && state.blocked.delete(phone)) {
    send(state, phone, STARTED);
    return "START";
  }
  if (HELP.includes(word) && !state.blocked.has(phone)) {
    send(state, phone, HELPED);
    return "HELP";
  }
  return undefined;
}

function send(
  state: SandboxState,
  phone: string,
  body: string,
  statusCallback: string | null = null,
): TwilioMessage {
  const message = add(state, {
    to: phone,
    from: state.options.from,
    body,
    status: "queued",
    direction: "outbound-reply",
    statusCallback,
  });
  sendOn(state, message);
  return message;
}

/** An answer in TwiML is a text like any other: after STOP it does not go out. */
function reply(state: SandboxState, phone: string, { body, statusCallback }: TwimlMessage): void {
  if (!state.blocked.has(phone)) return void send(state, phone, body, statusCallback);
  const message = add(state, {
    to: phone,
    from: state.options.from,
    body,
    status: "failed",
    direction: "outbound-reply",
  });
  message.errorCode = 21610;
  changed(state);
}
