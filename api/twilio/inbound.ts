import { addReply } from "shared/server/outbox/replies.ts";
import { statusCallback } from "shared/server/outbox/receipts.ts";
import twilio from "twilio";
import type { Deps } from "../deps.ts";
import type { InboundText } from "./conversation.ts";
import { respond, type Response } from "./respond.ts";
import { addText, countAnswers, hasText, linkReply, lockPhone } from "./sql.ts";

/** Does what a resident's text asks for, and returns TwiML: what to text back, if anything. */
export async function answerInbound(deps: Deps, fields: Record<string, string>): Promise<string> {
  const { sql } = deps;
  const text = readText(fields);
  if (!text || await hasText(sql, text.sid)) return silence();
  const response = await respond(deps, text);
  const replyId = await keep(deps, text, response);
  if (!replyId) return silence();
  const twiml = new twilio.twiml.MessagingResponse();
  twiml.message({ statusCallback: statusCallback(deps.publicUrl, replyId) }, response.body!);
  return twiml.toString();
}

function readText(fields: Record<string, string>): InboundText | undefined {
  // The carrier always has an id; a STOP without one is a STOP still.
  const { MessageSid: sid = crypto.randomUUID(), From: phone, Body: body = "", NumMedia = "0" } =
    fields;
  const { OptOutType: optOutType } = fields;
  if (!phone) return undefined;
  const media = Array.from({ length: Math.min(Number(NumMedia) || 0, 10) }, (_, i) => ({
    url: fields[`MediaUrl${i}`] ?? "",
    contentType: fields[`MediaContentType${i}`] ?? "",
  })).filter(({ url }) => url !== "");
  return { sid, phone, body, optOutType, media };
}

/** Writes the text and its answer down; returns the answer's id, undefined where none is due. */
async function keep(
  { sql, now }: Deps,
  { sid, phone }: InboundText,
  { userId, language, wish, body }: Response,
): Promise<string | undefined> {
  return await sql.begin(async (tx) => {
    await lockPhone(tx, phone);
    const hourAgo = new Date(now().getTime() - 3600_000);
    const past = await countAnswers(tx, { phone, wish, since: hourAgo });
    const isNew = await addText(tx, { sid, phone, wish, now: now() });
    if (!isNew || !body || !mayAnswer({ isStranger: userId === null, wish }, past)) {
      return undefined;
    }
    const replyId = await addReply(tx, { userId, phone, body, language }, now());
    await linkReply(tx, sid, replyId);
    return replyId;
  });
}

const MOST_AN_HOUR = 20;
const UNSURE: ReadonlySet<string> = new Set(["unknown", "maybeStop"]);

/**
 * Two machines must not talk for ever: a number that is nobody's gets one answer an hour, and so
 * does everybody for what we do not understand, or are not sure of. A STOP is always confirmed.
 */
export function mayAnswer(
  { isStranger, wish }: { isStranger: boolean; wish: string },
  lastHour: { all: number; same: number },
): boolean {
  if (isStranger) return lastHour.all === 0;
  if (wish === "stop") return true;
  return lastHour.all < MOST_AN_HOUR && (!UNSURE.has(wish) || lastHour.same === 0);
}

function silence(): string {
  return new twilio.twiml.MessagingResponse().toString();
}
