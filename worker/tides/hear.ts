// What each followed station says, heard once a sweep: never once a ZIP code.
import { noteIllOf, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { heightsBetween, type TideSeries } from "shared/tides/series.ts";
import { type Coops, TooManyAsked } from "./coops.ts";
import { findOddity } from "./oddity.ts";
import { type FollowedStation, keepHeights, listFollowed } from "./sql.ts";

const log = getLogger(["worker", "tides"]);
const HOUR_MS = 3600_000;
const PAST_MS = 24 * HOUR_MS;
/** Predictions are the same whenever they are asked for: twice a day, and so far that pages have a day ahead. */
const PREDICTED_AHEAD_MS = 36 * HOUR_MS;
const PREDICTED_FOR_MS = 8 * HOUR_MS;
/** Without a height for so long a gauge counts as silent. */
const SILENT_MS = HOUR_MS;
/** All of it ends by then: what was not asked is asked next time. */
const PATIENCE_MS = 150_000;
const NAMED = 10;

interface HeardTides {
  stations: FollowedStation[];
  /** Of those, the ones that gave nothing of use. */
  silent: number;
}

export async function hearTides(sql: Sql, coops: Coops, now: Date): Promise<HeardTides> {
  const followed = await listFollowed(sql);
  if (followed.length === 0) return { stations: [], silent: 0 };
  const ends = performance.now() + PATIENCE_MS;
  const silent = new Map<string, string>();
  let stop: string | undefined;
  const hear = async (station: FollowedStation): Promise<FollowedStation> => {
    if (!stop && performance.now() > ends) stop = "too slow";
    if (stop) {
      silent.set(station.id, stop);
      return station;
    }
    const { heard, problem, isEnough } = await ask(coops, station, now);
    if (isEnough) stop = problem;
    if (problem) silent.set(station.id, problem);
    if (heard.predicted || heard.observed) await keepHeights(sql, station.id, heard, now);
    const known = { ...station, ...heard };
    if (!problem && isSilent(known.observed, now)) silent.set(station.id, "no heights of late");
    return known;
  };
  const stations = await eachOf(followed, AT_ONCE, hear);
  await noteSilent(sql, silent, followed.length, now);
  return { stations, silent: silent.size };
}

/** Each waits for its answer; that they do not leave together is the pause between requests. */
const AT_ONCE = 4;

async function eachOf<In, Out>(
  list: In[],
  atOnce: number,
  work: (one: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  let next = 0;
  const lane = async () => {
    while (next < list.length) {
      const n = next++;
      results[n] = await work(list[n]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, lane));
  return results;
}

interface Heard {
  predicted?: TideSeries;
  observed?: TideSeries;
}

/** What one request does not give, the other may. */
async function ask(
  coops: Coops,
  station: FollowedStation,
  now: Date,
): Promise<{ heard: Heard; problem?: string; isEnough?: boolean }> {
  const heard: Heard = {};
  const since = new Date(now.getTime() - PAST_MS);
  const problems: string[] = [];
  const isDue = station.predictedAt === null ||
    now.getTime() - station.predictedAt.getTime() > PREDICTED_FOR_MS;
  try {
    if (isDue) {
      heard.predicted = await coops.predict(
        station.id,
        since,
        new Date(now.getTime() + PREDICTED_AHEAD_MS),
      );
    }
  } catch (error) {
    problems.push((error as Error).message);
    if (error instanceof TooManyAsked) return { heard, problem: problems[0], isEnough: true };
  }
  try {
    const observed = await coops.observe(station.id, since, now);
    const predicted = heard.predicted ?? station.predicted;
    const oddity = findOddity({ observed, predicted, before: station.observed });
    if (oddity) problems.push(oddity);
    else if (observed.metres.length > 0) heard.observed = observed;
  } catch (error) {
    problems.push((error as Error).message);
    if (error instanceof TooManyAsked) return { heard, problem: problems[0], isEnough: true };
  }
  return { heard, problem: problems[0] };
}

function isSilent(observed: TideSeries, now: Date): boolean {
  return heightsBetween(observed, now.getTime() - SILENT_MS, now.getTime()).length === 0;
}

/** Told when it changes: which gauges cannot be relied on, and why. */
async function noteSilent(
  sql: Sql,
  silent: Map<string, string>,
  followed: number,
  now: Date,
): Promise<void> {
  if (silent.size === 0) {
    if (await noteWell(sql, "tides", now, { followed })) {
      log.info("every tide gauge answers again", { followed });
    }
    return;
  }
  const named = [...silent].sort().slice(0, NAMED).map(([id, why]) => `${id}: ${why}`);
  const detail = { silent: silent.size, followed, named };
  if (await noteIllOf(sql, "tides", now, detail)) log.error("some tide gauges are silent", detail);
}
