import { lockOne } from "shared/server/locks.ts";
import { takeTurn } from "shared/server/outbox/claim.ts";
import { addReply } from "shared/server/outbox/replies.ts";
import { statusCallback } from "shared/server/outbox/receipts.ts";
import { WORDS } from "shared/server/words/words.ts";
import type { Deps } from "../deps.ts";
import type { InboundText } from "../conversation/conversation.ts";
import { respondToText, type TextResponse } from "../conversation/respond.ts";
import { judgeAnswer } from "./answer_limits.ts";
import { addText, countAnswers, hasText, linkReply } from "./sql.ts";

/** Does what a resident's text asks for, and returns TwiML: what to text back, if anything. */
export async function answerInbound(deps: Deps, fields: Record<string, string>): Promise<string> {
  const { sql } = deps;
  const text = textFrom(fields);
  if (!text || await hasText(sql, text.sid)) return await noReply();
  const response = await respondToText(deps, text);
  const reply = await keepTextAndReply(deps, text, response);
  if (!reply?.leavesNow) return await noReply();
  await takeTurn(sql, deps.allowance.perSecond, deps.now());
  const twiml = await beginReply();
  twiml.message({ statusCallback: statusCallback(deps.publicUrl, reply.id) }, reply.body);
  return twiml.toString();
}

function textFrom(fields: Record<string, string>): InboundText | undefined {
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

/**
 * Writes the text and its answer down; undefined where none is due, or the day's money for answers is
 * spent. What the text asked for has been done all the same.
 */
async function keepTextAndReply(
  { sql, allowance, now }: Deps,
  { sid, phone }: InboundText,
  { userId, language, wish, body }: TextResponse,
): Promise<{ id: string; leavesNow: boolean; body: string } | undefined> {
  return await sql.begin(async (tx) => {
    await lockOne(tx, "textsOfPhone", phone);
    const past = await countAnswers(tx, { phone, wish, now: now() });
    const isNew = await addText(tx, { sid, phone, wish, now: now() });
    const verdict = judgeAnswer({ isStranger: userId === null, wish }, past);
    if (!isNew || !body || verdict === "silence") return undefined;
    const full = verdict === "last" ? `${body} ${WORDS[language].lastToday.reply}` : body;
    const reply = await addReply(tx, { userId, phone, body: full, language }, allowance, now());
    if (!reply) return undefined;
    await linkReply(tx, sid, reply.id);
    return { ...reply, body: full };
  });
}

async function noReply(): Promise<string> {
  return (await beginReply()).toString();
}

/** Loaded by now, since the text's signature has been checked. */
async function beginReply() {
  const { default: twilio } = await import("twilio");
  return new twilio.twiml.MessagingResponse();
}
