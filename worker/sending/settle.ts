// Finds out what became of texts that nobody answered for. Never by sending blindly: by a receipt
// that came meanwhile, or by what the carrier's list proves.
import pMap from "p-map";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { requeue } from "shared/server/outbox/answers.ts";
import { applyReceipt } from "shared/server/outbox/receipts.ts";
import type { Carrier, ListedText } from "shared/server/twilio.ts";
import {
  doubtAbandoned,
  failExpiredCodes,
  findNewestLeft,
  giveUpUnproven,
  listKnownSids,
  listUnsettled,
  markMissed,
  type UnsettledText,
} from "shared/server/outbox/unsettled.ts";
import { findIn, type Finding } from "./finding.ts";

const log = getLogger(["worker", "sending"]);
const MINUTE_MS = 60_000;
/** A request takes 10 seconds at most: after this long without an answer its sender is gone. */
const ABANDONED_AFTER_MS = MINUTE_MS;
/** What did arrive is mostly listed by then. */
const FIRST_LOOK_MS = 5_000;
/** What a request that we gave up may take yet to arrive, and two clocks of ours to differ. */
const LATEST_ARRIVAL_MS = 10_000;
const PER_ROUND = 2_000;
const LOOKUPS_AT_ONCE = 16;
/** Of the account's newest, to see how far its list has come. */
const NEWEST = 200;
/** Of one number. */
const NEWEST_OF_NUMBER = 50;

interface Settled {
  found: number;
  requeued: number;
}

/**
 * One round. Any number of workers may settle at once.
 *
 * A list that lags, or is empty, proves nothing by what it does not show. It is believed only as far as
 * it has come: once it shows a text of ours that left after the one in question had ended, in any way.
 */
export async function settle(
  { sql, carrier }: { sql: Sql; carrier: Carrier },
  now: Date,
): Promise<Settled> {
  await doubtAbandoned(sql, new Date(now.getTime() - ABANDONED_AFTER_MS), now);
  await failExpiredCodes(sql, now);
  const unproven = await giveUpUnproven(sql, now);
  if (unproven > 0) log.error("texts may never have arrived", { unproven });
  const unsettled = await listUnsettled(sql, {
    now,
    firstLookMs: FIRST_LOOK_MS,
    limit: PER_ROUND,
  });
  if (unsettled.length === 0) return { found: 0, requeued: 0 };
  const settled = await settleAll({ sql, carrier }, unsettled, now);
  log.info("settled texts without an answer", { asked: unsettled.length, ...settled });
  return settled;
}

async function settleAll(
  { sql, carrier }: { sql: Sql; carrier: Carrier },
  unsettled: UnsettledText[],
  now: Date,
): Promise<Settled> {
  const settled: Settled = { found: 0, requeued: 0 };
  const missed: UnsettledText[] = [];
  let listedUntil: Date | undefined;
  try {
    // Before the numbers' own lists, which are then no older.
    listedUntil = await findListedUntil(sql, carrier);
  } catch (error) {
    tellUnreadable(error);
    await markMissed(sql, unsettled, now);
    return settled;
  }
  await pMap(unsettled, async (message) => {
    const outcome = await settleOne({ sql, carrier }, message, { listedUntil, now })
      .catch(tellUnreadable);
    if (outcome) settled[outcome]++;
    else missed.push(message);
  }, { concurrency: LOOKUPS_AT_ONCE });
  await markMissed(sql, missed, now);
  return settled;
}

/** Undefined: it stays unknown, and a later round asks again. */
async function settleOne(
  { sql, carrier }: { sql: Sql; carrier: Carrier },
  message: UnsettledText,
  { listedUntil, now }: { listedUntil: Date | undefined; now: Date },
): Promise<keyof Settled | undefined> {
  const found = await look(sql, carrier, message);
  if (found.is === "found") {
    await applyFound(sql, message, found.text, now);
    return "found";
  }
  if (found.is === "unclear" || !isProven(message, listedUntil)) return undefined;
  await requeue(sql, [message], now);
  return "requeued";
}

function tellUnreadable(error: unknown): undefined {
  log.warn("the carrier's list could not be read", { reason: (error as Error).name });
}

/** When the newest text of ours that the account's list shows had left. */
async function findListedUntil(sql: Sql, carrier: Carrier): Promise<Date | undefined> {
  const newest = await carrier.listNewest({ limit: NEWEST });
  return await findNewestLeft(sql, newest.map(({ sid }) => sid));
}

/** Whether the list would show the message, had it arrived. */
function isProven({ doubtedAt }: UnsettledText, listedUntil: Date | undefined): boolean {
  return listedUntil !== undefined &&
    listedUntil.getTime() >= doubtedAt.getTime() + LATEST_ARRIVAL_MS;
}

async function look(sql: Sql, carrier: Carrier, message: UnsettledText): Promise<Finding> {
  const listed = await carrier.listNewest({ to: message.phone, limit: NEWEST_OF_NUMBER });
  const known = new Set(await listKnownSids(sql, listed.map(({ sid }) => sid)));
  return findIn(listed, message, { known, isWhole: listed.length < NEWEST_OF_NUMBER });
}

async function applyFound(
  sql: Sql,
  { id }: UnsettledText,
  { sid, status, errorCode }: ListedText,
  now: Date,
): Promise<void> {
  await applyReceipt(sql, { messageId: id, sid, status: "accepted" }, now);
  await applyReceipt(sql, { messageId: id, sid, status, errorCode: errorCode ?? undefined }, now);
}
