// Sign-in codes, which leave at once.
import type { Sql } from "../database.ts";
import { countSegments } from "../segments.ts";
import type { Answer, Carrier } from "../twilio.ts";
import { recordAnswer } from "./answers.ts";
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
  return answer;
}
