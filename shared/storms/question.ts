// Whether to ask "Is it flooding where you are?": once a storm, after heavy rain really fell.
import { isAtLeast, type Level } from "shared/levels.ts";
import { type Facts, worstCrossed } from "./decide.ts";
import { type Rain, STEP_MS, wettestHour, wettestQuarter } from "./rain.ts";
import { isOwn, type Thresholds, USUAL_THRESHOLDS } from "./thresholds.ts";

const HOUR_MS = 60 * 60_000;

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
    episode: { level: Level; isAsked: boolean };
  },
): FallenFacts | undefined {
  if (episode.isAsked || !isAtLeast(episode.level, "heavy")) return undefined;
  const time = now.getTime();
  const quarter = wettestQuarter(rain, time - HOUR_MS, time);
  // The one hour that has just ended.
  const hour = wettestHour(rain, time - STEP_MS, time);
  const crossed = worstCrossed(thresholds, quarter, hour);
  if (!crossed || !isAtLeast(crossed.level, "heavy")) return undefined;
  return {
    source: "forecast",
    crossed: { minutes: crossed.minutes, mm: crossed.mm },
    ...thresholds.of && isOwn(thresholds.levels[crossed.level], crossed.level) &&
      { thresholdsOf: thresholds.of },
    wettestQuarter: { mm: quarter.mm, at: new Date(quarter.at).toISOString() },
    wettestHour: { mm: hour.mm, at: new Date(hour.at).toISOString() },
  };
}
