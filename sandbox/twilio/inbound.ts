// A phone answers: Twilio keeps the text, obeys STOP, START and HELP itself, and tells us.
import { changed, type World } from "../world.ts";
import { add, type Message } from "./messages.ts";
import { sendOn } from "./receipts.ts";
import { readTwiml } from "./twiml.ts";
import { postWebhook, type WebhookAnswer } from "./webhooks.ts";

export interface Inbound {
  message: Message;
  webhook: WebhookAnswer & { url: string };
}

export async function receive(
  world: World,
  { from, body }: { from: string; body: string },
): Promise<Inbound> {
  const { accountSid, from: ourNumber } = world.options;
  const message = add(world, {
    to: ourNumber,
    from,
    body,
    status: "received",
    direction: "inbound",
  });
  obeyKeyword(world, from, body);
  const url = `${world.publicUrl}/api/twilio/inbound`;
  const webhook = await postWebhook(world, url, {
    AccountSid: accountSid,
    ApiVersion: "2010-04-01",
    Body: body,
    From: from,
    FromCity: "NEW YORK",
    FromCountry: "US",
    FromState: "NY",
    FromZip: "11231",
    MessageSid: message.sid,
    NumMedia: "0",
    NumSegments: String(message.segments),
    SmsMessageSid: message.sid,
    SmsSid: message.sid,
    SmsStatus: "received",
    To: ourNumber,
    ToCity: "",
    ToCountry: "US",
    ToState: "",
    ToZip: "",
  });
  if (webhook.status === 200) {
    for (const text of readTwiml(webhook.body)) reply(world, from, text);
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

/** Twilio's default handling: a text that is one of the words alone, in either case. */
function obeyKeyword(world: World, phone: string, body: string): void {
  const word = body.trim().toUpperCase();
  if (STOP.includes(word) && !world.blocked.has(phone)) {
    send(world, phone, STOPPED);
    world.blocked.add(phone);
  } else if (START.includes(word) && world.blocked.delete(phone)) {
    send(world, phone, STARTED);
  } else if (HELP.includes(word) && !world.blocked.has(phone)) {
    send(world, phone, HELPED);
  }
  changed(world);
}

function send(world: World, phone: string, body: string): Message {
  const message = add(world, {
    to: phone,
    from: world.options.from,
    body,
    status: "queued",
    direction: "outbound-reply",
  });
  sendOn(world, message);
  return message;
}

/** An answer in TwiML is a text like any other: after STOP it does not go out. */
function reply(world: World, phone: string, body: string): void {
  if (!world.blocked.has(phone)) return void send(world, phone, body);
  const message = add(world, {
    to: phone,
    from: world.options.from,
    body,
    status: "failed",
    direction: "outbound-reply",
  });
  message.errorCode = 21610;
  changed(world);
}
