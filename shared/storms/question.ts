// Whether to ask "Is it flooding where you are?": once a storm, after heavy rain really fell and the
// worst is past: water still rises while it pours.
import { isAtLeast, type Level } from "shared/levels.ts";
import { worstCrossed } from "./decide.ts";
import type { Facts } from "./facts.ts";
import { isKnown, type Rain, STEP_MS, wettestHour, wettestQuarter } from "./rain.ts";
import { isOwn, type Thresholds, USUAL_THRESHOLDS } from "./thresholds.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** As far back as each answer of the weather reaches. */
const FALLEN_MS = 2 * HOUR_MS;

/** What fell within the last hour, and the threshold that it reached. */
export type FallenFacts = Pick<Facts, "wettestQuarter" | "wettestHour" | "thresholdsOf"> & {
  source: "forecast";
  crossed: NonNullable<Facts["crossed"]>;
};

/** Asked about a storm that goes on; undefined: not now, or not any more. */
export function findQuestion(
  { now, rain, thresholds = USUAL_THRESHOLDS, episode }: {
    now: Date;
    rain: Rain;
    thresholds?: Thresholds;
    episode: { level: Level; isAsked: boolean; isWarned: boolean };
  },
): FallenFacts | undefined {
  if (episode.isAsked || !isAtLeast(episode.level, "heavy")) return undefined;
  const time = now.getTime();
  const quarter = wettestQuarter(rain, time - HOUR_MS, time);
  // The one hour that has just ended.
  const hour = wettestHour(rain, time - STEP_MS, time);
  const crossed = worstCrossed(thresholds, quarter, hour);
  if (!crossed || !isAtLeast(crossed.level, "heavy")) return undefined;
  if (!isWorstPast(rain, time, thresholds.leadMinutes)) return undefined;
  if (episode.level === "flood" && !episode.isWarned && crossed.level !== "flood") {
    if (isWorseToCome(rain, time)) return undefined;
  }
  return {
    source: "forecast",
    crossed: { minutes: crossed.minutes, mm: crossed.mm },
    ...thresholds.of && isOwn(thresholds.levels[crossed.level], crossed.level) &&
      { thresholdsOf: thresholds.of },
    wettestQuarter: { mm: quarter.mm, at: new Date(quarter.at).toISOString() },
    wettestHour: { mm: hour.mm, at: new Date(hour.at).toISOString() },
  };
}

/** All that people are told of ahead is known, and nothing of it reaches half of the wettest that fell. */
function isWorstPast(rain: Rain, now: number, leadMinutes: number): boolean {
  const endOfLead = now + leadMinutes * MINUTE_MS;
  const ahead = wettestQuarter(rain, now, endOfLead);
  return isKnown(rain, now, endOfLead) && ahead.mm < fallen(rain, now) / 2;
}

/** However far ahead: the flood that was told may have been put off. */
function isWorseToCome(rain: Rain, now: number): boolean {
  return wettestQuarter(rain, now, Infinity).mm > fallen(rain, now);
}

function fallen(rain: Rain, now: number): number {
  return wettestQuarter(rain, now - FALLEN_MS, now).mm;
}
