import { dropQueued } from "shared/server/outbox/owners.ts";
import type { Sql } from "shared/server/database.ts";
import twilio from "twilio";
import type { Deps } from "../deps.ts";
import { resubscribe, unsubscribe } from "./sql.ts";
import { isAnsweredByTwilio, readWish } from "./words.ts";

/** Does what a resident's text asks for, and returns TwiML: what to text back, if anything. */
export async function answerInbound(
  { sql, publicUrl, now }: Deps,
  { From: phone, Body: body }: Record<string, string>,
): Promise<string> {
  if (!phone || !body) return reply();
  const wish = readWish(body);
  if (wish === "stop") await stopTexts(sql, phone, now());
  if (wish === "start") await resubscribe(sql, phone);
  if (wish === "help") return reply(helpText(publicUrl));
  return wish === "stop" && !isAnsweredByTwilio(body) ? reply(STOPPED) : reply();
}

/** The one confirmation that may follow a STOP, where Twilio did not send its own. */
const STOPPED = "FloodLine: you will get no more alerts. Reply START to get them again.";

function helpText(publicUrl: string): string {
  const { host } = new URL(publicUrl);
  return `FloodLine: flood and rain alerts for the ZIP codes you chose. Help: ${host} ` +
    "Reply STOP to end. Msg & data rates may apply.";
}

async function stopTexts(sql: Sql, phone: string, now: Date): Promise<void> {
  await sql.begin(async (tx) => {
    const userId = await unsubscribe(tx, phone, now);
    if (userId) await dropQueued(tx, userId, now);
  });
}

function reply(text?: string): string {
  const twiml = new twilio.twiml.MessagingResponse();
  if (text) twiml.message(text);
  return twiml.toString();
}
