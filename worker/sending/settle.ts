// Finds out what became of texts that nobody answered for. Never by sending blindly: by a receipt
// that came meanwhile, or by asking the carrier for its list.
import pMap from "p-map";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { requeue } from "shared/server/outbox/answers.ts";
import { applyReceipt } from "shared/server/outbox/receipts.ts";
import type { Carrier, SentText } from "shared/server/twilio.ts";
import {
  doubtAbandoned,
  failExpiredCodes,
  listKnownSids,
  listUnsettled,
  markMissed,
  type Unsettled,
} from "shared/server/outbox/unsettled.ts";

const log = getLogger(["worker", "settle"]);
const MINUTE_MS = 60_000;
/** A request takes 10 seconds at most: after this long without an answer its sender is gone. */
const ABANDONED_AFTER_MS = MINUTE_MS;
/** Twice missing from the list, the second time at least this long after sending: never arrived. */
const CERTAIN_AFTER_MS = 2 * MINUTE_MS;
/** Clocks differ, ours from the carrier's. */
const CLOCK_SKEW_MS = 5 * MINUTE_MS;
const PER_ROUND = 2_000;
const LOOKUPS_AT_ONCE = 16;

export interface Settled {
  found: number;
  requeued: number;
}

/** One round. Any number of workers may settle at once. */
export async function settle(
  { sql, carrier }: { sql: Sql; carrier: Carrier },
  now: Date,
): Promise<Settled> {
  const since = new Date(now.getTime() - ABANDONED_AFTER_MS);
  await doubtAbandoned(sql, since);
  await failExpiredCodes(sql, now);
  const unsettled = await listUnsettled(sql, { since, limit: PER_ROUND });
  const settled: Settled = { found: 0, requeued: 0 };
  await pMap(unsettled, async (message) => {
    try {
      const outcome = await settleOne(sql, carrier, message, now);
      if (outcome !== "open") settled[outcome]++;
    } catch (error) {
      // It stays unknown, and the next round asks again.
      log.warn("the carrier's list could not be read", { reason: (error as Error).name });
    }
  }, { concurrency: LOOKUPS_AT_ONCE });
  if (unsettled.length > 0) log.info("settled texts without an answer", { ...settled });
  return settled;
}

async function settleOne(
  sql: Sql,
  carrier: Carrier,
  message: Unsettled,
  now: Date,
): Promise<keyof Settled | "open"> {
  const since = new Date(message.sendingAt.getTime() - CLOCK_SKEW_MS);
  const sent = await findSent(sql, await carrier.listSent(message.phone, since), message);
  if (sent) {
    const { sid, status, errorCode } = sent;
    const receipt = { messageId: message.id, sid, status, errorCode: errorCode ?? undefined };
    await applyReceipt(sql, receipt, now);
    return "found";
  }
  if (message.missedAt === null) {
    await markMissed(sql, message, now);
    return "open";
  }
  if (now.getTime() - message.sendingAt.getTime() < CERTAIN_AFTER_MS) return "open";
  await requeue(sql, [message], { now, sendAt: now });
  return "requeued";
}

/** The same words to the same number, under an id that is no other message's. */
async function findSent(
  sql: Sql,
  sent: SentText[],
  { body }: Unsettled,
): Promise<SentText | undefined> {
  // A trial account puts words of its own before ours.
  const alike = sent.filter((text) => text.body.endsWith(body));
  if (alike.length === 0) return undefined;
  const known = await listKnownSids(sql, alike.map((text) => text.sid));
  return alike.find((text) => !known.includes(text.sid));
}
