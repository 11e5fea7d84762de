// Answers to a resident's text. They leave in the answer to the carrier's own request, not through the
// queue; its receipts then tell what became of them, as of any other text.
import type { Language } from "shared/languages.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { type Allowance, pay, STRANGERS_SHARE } from "./purses.ts";

/** After this long nobody remembers the question. */
const VALID_MINUTES = 10;
/** Above alerts: somebody waits for it. They are few, by their purse and its share of the speed. */
const PRIORITY = 4;

interface Reply {
  /** Null: the number is nobody's. */
  userId: string | null;
  phone: string;
  body: string;
  language: Language;
}

/**
 * Writes an answer down, paid for by its purse. Where its turn is now it is `sending`, and the caller
 * hands it to the carrier; else it is queued for its turn. Undefined: the purse is empty, or so many
 * wait for their turn that it would come too late.
 */
export async function addReply(
  sql: Query,
  reply: Reply,
  allowance: Allowance,
  now: Date,
): Promise<{ id: string; leavesNow: boolean } | undefined> {
  const expiresAt = new Date(now.getTime() + VALID_MINUTES * 60_000);
  const segments = countSegments(reply.body);
  const payment = await pay(
    sql,
    "replies",
    {
      parts: segments,
      upTo: reply.userId === null ? STRANGERS_SHARE : 1,
      maxWaitMs: VALID_MINUTES * 60_000 / 2,
    },
    allowance,
    now,
  );
  if (!payment.isPaid) return undefined;
  const { leaveAt } = payment;
  const leavesNow = leaveAt <= now;
  const [{ id }] = await sql<[{ id: string }]>`
    insert into messages
      (kind, user_id, phone, body, segments, purse, language, priority, status, tries, created_at,
       send_at, expires_at, sending_at)
    values
      ('reply', ${reply.userId}, ${reply.phone}, ${reply.body}, ${segments}, 'replies',
       ${reply.language}, ${PRIORITY}, ${leavesNow ? "sending" : "queued"}, ${leavesNow ? 1 : 0},
       ${now}, ${leaveAt}, ${expiresAt}, ${leavesNow ? now : null})
    returning id`;
  return { id, leavesNow };
}
