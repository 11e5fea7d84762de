// The page before sending: who gets it and who does not, what that costs and how long it takes.
import type { BroadcastAudience } from "shared/api/district/broadcasts.ts";
import { minutesToLastPhone, priceOf, reachedInTime } from "shared/broadcasts/cost.ts";
import { listTold } from "shared/broadcasts/missing.ts";
import { WITH_DISTRICTS } from "shared/consent.ts";
import { BROADCAST_UNDO_SECONDS } from "shared/limits.ts";
import { countAhead } from "shared/server/outbox/broadcasts.ts";
import { listPurses } from "shared/server/outbox/purses.ts";
import type { Deps } from "../../deps.ts";
import { asManager, asOurselves } from "../manager.ts";
import { readBroadcast, type Staff } from "./broadcast.ts";
import { refuseUnfinished } from "./faults.ts";
import { aDayBefore, mostADay, timesOf } from "./send.ts";
import { countAudience, countSent } from "./sql.ts";
import { prepareTexts } from "./texts.ts";

/** @throws AppError broadcastNotFound; invalidInput where it lacks something */
export async function estimateAudience(
  { sql, now: clock, allowance }: Deps,
  by: Staff,
  id: string,
): Promise<BroadcastAudience> {
  const now = clock();
  return await asManager(sql, by.bidId, async (tx) => {
    const { broadcast: { isDrill }, content, district } = await readBroadcast(tx, by, id);
    refuseUnfinished(content, { isDrill });
    const { leavesAt, validUntil } = timesOf(content.validMinutes!, now);
    const [rows, sentToday] = await Promise.all([
      countAudience(tx, {
        isDrill,
        zips: content.zips,
        told: listTold(content.words),
        consentVersions: WITH_DISTRICTS,
        timeZone: district.timeZone,
        leavesAt,
        validUntil,
      }),
      countSent(tx, by.bidId, { isDrill, since: aDayBefore(now) }),
    ]);
    await asOurselves(tx);
    const [ahead, purses] = await Promise.all([countAhead(tx), listPurses(tx, now)]);
    const spent = purses.find(({ name }) => name === "broadcasts")!.spent;
    const left = Math.max(0, allowance.parts.broadcasts - spent);

    const told = rows.filter(({ reason }) => reason === null);
    const people = sum(told);
    const byLanguage = prepareTexts(content, { district: district.name, isDrill }).map((text) => ({
      language: text.language,
      people: sum(told.filter(({ language }) => language === text.language)),
      parts: text.parts,
    }));
    const parts = byLanguage.reduce((all, { people, parts }) => all + people * parts, 0);
    const pace = { people, ahead, perSecond: allowance.perSecond };
    return {
      people,
      later: sum(told.filter(({ isLater }) => isLater)),
      inTime: reachedInTime({ ...pace, validSeconds: content.validMinutes! * 60 }),
      byLanguage: byLanguage.map(({ language, people }) => ({ language, people })),
      leftOut: countReasons(rows),
      parts,
      dollars: priceOf(parts, allowance.segmentCents),
      purseDollars: priceOf(left, allowance.segmentCents),
      minutesToLastPhone: minutesToLastPhone({ ...pace, undoSeconds: BROADCAST_UNDO_SECONDS }),
      validUntil: validUntil.toISOString(),
      sentToday,
      mostADay: mostADay(isDrill),
    };
  });
}

type Rows = Awaited<ReturnType<typeof countAudience>>;

function sum(rows: Rows): number {
  return rows.reduce((all, { people }) => all + people, 0);
}

/** Most first. */
function countReasons(rows: Rows): BroadcastAudience["leftOut"] {
  return [...Map.groupBy(rows, ({ reason }) => reason)]
    .flatMap(([reason, ofReason]) => reason ? [{ reason, count: sum(ofReason) }] : [])
    .sort((a, b) => b.count - a.count);
}
