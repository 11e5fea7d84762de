// Settles texts whose receipts are overdue: the carrier posts each receipt once, and one that meets a stop
// of ours is lost for good. What it knows of them is asked for, and never sent again on a guess.
import pMap from "p-map";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import {
  claimOverdue,
  countLook,
  type OverdueText,
  settleAsSent,
  settleAsUnproven,
  settleNameless,
} from "shared/server/outbox/overdue.ts";
import { applyReceipt } from "shared/server/outbox/receipts.ts";
import type { Carrier, ListedText } from "shared/server/twilio.ts";
import { judgeSighting, type Sighting } from "./looking.ts";

const log = getLogger(["worker", "sending"]);
const PER_ROUND = 1_000;
/** Pages of a thousand, the most that the carrier gives; of its list of all texts of that time. */
const PAGES_PER_ROUND = 5;
const PAGE_SIZE = 1_000;
/** So few are asked for one by one, rather than by pages of everybody's. */
const WORTH_A_LIST = 20;
/** One by one, of those that no page showed; the rest waits for the next round. */
const SINGLES_PER_ROUND = 100;
const SINGLES_AT_ONCE = 8;
/** Two clocks differ. */
const SKEW_MS = 5 * 60_000;
/** How long a text may wait in the carrier's queue, mostly. */
const QUEUED_FOR_MS = 60 * 60_000;

interface Settled {
  /** Those that the carrier was asked about, and what it said. */
  asked: number;
  ended: number;
  unproven: number;
}

/** One round: at most 105 requests, and about each text three in its life. Any number of workers may. */
export async function settleOverdue(
  { sql, carrier }: { sql: Sql; carrier: Carrier },
  now: Date,
): Promise<Settled> {
  await settleNameless(sql, now);
  const overdue = await claimOverdue(sql, PER_ROUND, now);
  if (overdue.length === 0) return { asked: 0, ended: 0, unproven: 0 };
  const seen = await look(carrier, overdue);
  const by: Record<Sighting, OverdueText[]> = {
    ended: [],
    lookAgain: [],
    sentForGood: [],
    unproven: [],
  };
  for (const text of overdue) {
    if (!seen.has(text.sid)) continue;
    const listed = seen.get(text.sid);
    const sighting = judgeSighting(listed, text.looks);
    if (listed && sighting !== "unproven") await applyListed(sql, text, listed, now);
    by[sighting].push(text);
  }
  const idsOf = (sighting: Sighting) => by[sighting].map(({ id }) => id);
  await countLook(sql, idsOf("lookAgain"));
  await settleAsSent(sql, idsOf("sentForGood"), now);
  await settleAsUnproven(sql, idsOf("unproven"), now);
  const settled = { asked: overdue.length, ended: by.ended.length, unproven: by.unproven.length };
  log.info("asked about texts whose receipts are overdue", {
    ...settled,
    onTheirWay: by.lookAgain.length,
    sentForGood: by.sentForGood.length,
    unasked: overdue.length - Object.values(by).flat().length,
  });
  if (settled.unproven > 0) {
    log.error("texts may never have arrived", { unproven: settled.unproven });
  }
  return settled;
}

/** By the carrier's id; undefined: it knows no such text. What is not in it the carrier said nothing of. */
async function look(
  carrier: Carrier,
  overdue: OverdueText[],
): Promise<Map<string, ListedText | undefined>> {
  const seen = new Map<string, ListedText | undefined>();
  if (overdue.length > WORTH_A_LIST) {
    for (const text of await listAll(carrier, overdue).catch(tellUnreadable) ?? []) {
      seen.set(text.sid, text);
    }
  }
  const missing = overdue.filter(({ sid }) => !seen.has(sid)).slice(0, SINGLES_PER_ROUND);
  let isSilent = false;
  await pMap(missing, async ({ sid }) => {
    if (isSilent) return;
    try {
      seen.set(sid, await carrier.findText(sid));
    } catch (error) {
      if (!isSilent) tellUnreadable(error);
      isSilent = true;
    }
  }, { concurrency: SINGLES_AT_ONCE });
  return seen;
}

async function listAll(carrier: Carrier, overdue: OverdueText[]): Promise<ListedText[]> {
  const times = overdue.map(({ sendingAt }) => sendingAt.getTime());
  return await carrier.listSent({
    after: new Date(Math.min(...times) - SKEW_MS),
    before: new Date(Math.max(...times) + QUEUED_FOR_MS),
    pageSize: PAGE_SIZE,
    limit: PAGES_PER_ROUND * PAGE_SIZE,
  });
}

function tellUnreadable(error: unknown): undefined {
  log.warn("the carrier's list could not be read", { reason: (error as Error).name });
}

async function applyListed(
  sql: Sql,
  { id, sid }: OverdueText,
  { status, errorCode }: ListedText,
  now: Date,
): Promise<void> {
  await applyReceipt(sql, { messageId: id, sid, status, errorCode: errorCode ?? undefined }, now);
}
