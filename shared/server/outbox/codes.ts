// Sign-in codes, which leave at once, each paid for by a purse: numbers that nobody has ever signed in
// with have one apart, so that strangers cannot spend what residents need.
import type { Language } from "shared/languages.ts";
import type { Query, Sql } from "../database.ts";
import { countSegments } from "../segments.ts";
import type { Carrier, CarrierAnswer } from "../twilio.ts";
import { remediesFor } from "../carrier_errors.ts";
import { recordAnswer } from "./answers.ts";
import { alarmCarrier, noteTaken } from "./carrier_health.ts";
import { takeTurn } from "./claim.ts";
import { type Allowance, findNextTurn, pay, type Purse, refund } from "./purses.ts";
import { statusCallback } from "./receipts.ts";

/** `unpaid`: nothing was sent, for the purse or its share of the sending speed is used up until then. */
export type CodeAnswer = CarrierAnswer | { result: "unpaid"; freeAt: Date };

interface Recipient {
  phone: string;
  /** Somebody has signed in with it before. */
  isKnown: boolean;
}

interface Terms {
  now: Date;
  allowance: Allowance;
}

function purseOf({ isKnown }: Pick<Recipient, "isKnown">): Purse {
  return isKnown ? "codes" : "newCodes";
}

/** When a code could leave, where none could now. */
export async function findCodesTurn(
  sql: Query,
  { isKnown, allowance, now }: Terms & { isKnown: boolean },
): Promise<Date | undefined> {
  return await findNextTurn(sql, purseOf({ isKnown }), allowance, now);
}

/**
 * Sends one text outside the queue, for somebody who waits at the screen: a sign-in code. It is
 * committed as `sending` first, like any other; the stored body is what `masked` says.
 */
export async function sendNow(
  sql: Sql,
  carrier: Carrier,
  text: Recipient & { body: string; masked: string; validSeconds: number },
  { now, allowance, publicUrl }: Terms & { publicUrl: string },
): Promise<CodeAnswer> {
  const purse = purseOf(text);
  const parts = countSegments(text.body);
  const payment = await pay(sql, purse, { parts }, allowance, now);
  if (!payment.isPaid) return { result: "unpaid", freeAt: payment.freeAt };
  await takeTurn(sql, allowance.perSecond, now);
  const expiresAt = new Date(now.getTime() + text.validSeconds * 1000);
  const [{ id }] = await sql<[{ id: string }]>`
    insert into messages
      (kind, phone, body, segments, purse, status, tries, created_at, send_at, expires_at,
       sending_at)
    values
      ('code', ${text.phone}, ${text.masked}, ${parts}, ${purse}, 'sending', 1,
       ${now}, ${now}, ${expiresAt}, ${now})
    returning id`;
  const answer = await carrier.send({
    to: text.phone,
    body: text.body,
    statusCallback: statusCallback(publicUrl, id),
    validitySeconds: text.validSeconds,
  });
  await recordAnswer(sql, { id, tries: 1 }, answer, { now, retry: false });
  await heed(sql, answer, now);
  return answer;
}

/**
 * Has Twilio Verify make and text a code, by numbers of its own. It costs more than a text, and is
 * counted whole when it is asked for, since nobody knows then whether it will be used.
 */
export async function startVerification(
  sql: Sql,
  carrier: Carrier,
  { language, ...recipient }: Recipient & { language: Language },
  { now, allowance }: Terms,
): Promise<CodeAnswer> {
  const purse = purseOf(recipient);
  const price = { parts: allowance.verifyParts, isBesideOurNumber: true };
  const payment = await pay(sql, purse, price, allowance, now);
  if (!payment.isPaid) return { result: "unpaid", freeAt: payment.freeAt };
  const answer = await carrier.startVerification(recipient.phone, language);
  if (answer.result === "refused" || answer.result === "unsent") {
    await refund(sql, purse, price.parts, now);
  }
  await heed(sql, answer, now);
  return answer;
}

/** A code finds out as well as any text how the carrier is. */
async function heed(sql: Query, answer: CarrierAnswer, now: Date): Promise<void> {
  if (answer.result === "accepted") return await noteTaken(sql, now);
  if (answer.result !== "refused") return;
  const { errorCode, httpStatus } = answer;
  if (remediesFor(errorCode, httpStatus).includes("stop")) {
    await alarmCarrier(sql, { errorCode }, now);
  }
}
