// Sign-in codes, which leave at once.
import type { Query, Sql } from "../database.ts";
import { countSegments } from "../segments.ts";
import type { Answer, Carrier } from "../twilio.ts";
import { kindOf } from "../carrier_errors.ts";
import { recordAnswer } from "./answers.ts";
import { alarmCarrier, noteTaken } from "./carrier_health.ts";
import { statusCallback } from "./receipts.ts";
import { countSpent } from "./spending.ts";

/**
 * Sends one text outside the queue, for somebody who waits at the screen: a sign-in code. It is
 * committed as `sending` first, like any other; the stored body is what `masked` says.
 */
export async function sendNow(
  sql: Sql,
  carrier: Carrier,
  text: { phone: string; body: string; masked: string; validSeconds: number },
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<Answer> {
  const expiresAt = new Date(now.getTime() + text.validSeconds * 1000);
  const [{ id }] = await sql<[{ id: string }]>`
    insert into messages
      (kind, phone, body, segments, status, tries, created_at, send_at, expires_at, sending_at)
    values
      ('code', ${text.phone}, ${text.masked}, ${countSegments(text.body)}, 'sending', 1,
       ${now}, ${now}, ${expiresAt}, ${now})
    returning id`;
  await countSpent(sql, countSegments(text.body), now);
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

/** A code finds out as well as any text how the carrier is. */
export async function heed(sql: Query, answer: Answer, now: Date): Promise<void> {
  if (answer.result === "accepted") return await noteTaken(sql, now);
  if (answer.result !== "refused") return;
  const { errorCode, httpStatus } = answer;
  if (kindOf(errorCode, httpStatus) === "account") await alarmCarrier(sql, { errorCode }, now);
}
