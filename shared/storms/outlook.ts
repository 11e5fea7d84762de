// What the rain that is known means to whoever asks now: the ZIP page, the list of own places and
// STATUS say the same level and the same times, each in its own words. Pure.
import { isAtLeast, type Level } from "shared/levels.ts";
import { decide, LOOK_BACK_MS, worstCrossed } from "./decide.ts";
import type { Threat } from "./dangers.ts";
import { type Doubt, doubtOf } from "./forecast_age.ts";
import { isTold, isWatch } from "./products.ts";
import {
  endOfRain,
  firstWithAtLeast,
  isKnown,
  knownTimes,
  knownUntil,
  lastWithAtLeast,
  type Rain,
  startOfRain,
  STEP_MS,
  timeOf,
  wettestHour,
  wettestQuarter,
} from "./rain.ts";
import { halfOf, type Thresholds } from "./thresholds.ts";

const HOUR_MS = 60 * 60_000;
/** As far as a look is worth it; the forecast may end before. */
const AHEAD_MS = 12 * HOUR_MS;

/** What is known of one ZIP code. Times in ISO 8601, as the API has them. */
export interface KnownWeather {
  /** The last day and the hours ahead. */
  rain: Rain;
  thresholds: Thresholds;
  /** The open storm, if there is one. */
  episode: { level: Level; startedAt: string } | null;
  /** The one that ended lately. */
  lastEpisode?: { level: Level; endedAt: string; cameTrue: boolean | null } | null;
  /** When the weather was last asked for there; null: never. */
  checkedAt: string | null;
  /** When the model run behind it began; null: not known. */
  modelRunAt: string | null;
}

/** `doubt`: why it may not be trusted. `peak`: the wettest that is still to come. */
export type Outlook = { doubt?: Doubt; peak?: Peak } & SkyOutlook;

/** Times in epoch milliseconds. */
type SkyOutlook =
  | { kind: "unwatched" }
  /** No fresh answer: what was true then. */
  | { kind: "stale"; level: Level | null }
  | { kind: "storm"; level: Level; course: StormCourse; worse?: ComingRain }
  | { kind: "coming" } & ComingRain & RainEnd
  | { kind: "over"; level: Level; endedAt: string; cameTrue: boolean; dryUntilAt: number }
  /** Until a gap in the forecast at most, of which nobody knows. */
  | { kind: "calm"; dryUntilAt: number };

/** Of an open storm. */
export type StormCourse =
  | { phase: "ahead"; fromAt: number } & RainEnd
  | { phase: "now"; sinceAt: number } & RainEnd
  /** Nothing of its strength is left; the all-clear waits for a dry hour. */
  | { phase: "easing" };

/**
 * `isOpenEnded`: the hour after it is not known to be dry. `againAt`: when the next spell begins that
 * reaches the level, the peak's maybe.
 */
export interface RainEnd {
  untilAt: number;
  isOpenEnded: boolean;
  againAt?: number;
}

export interface Peak {
  mm: number;
  minutes: 15 | 60;
  at: number;
}

interface ComingRain {
  level: Level;
  fromAt: number;
}

export function outlookOf(known: KnownWeather, now: Date): Outlook {
  const { rain, thresholds, checkedAt, modelRunAt, episode, lastEpisode } = known;
  const doubt = doubtOf({ checkedAt, modelRunAt, knownAt: knownTimes(rain) }, now);
  if (doubt?.kind === "unwatched") return { kind: "unwatched", doubt };
  if (doubt?.kind === "oldCheck") return { kind: "stale", doubt, level: episode?.level ?? null };
  const sky: Sky = { now: now.getTime(), rain, thresholds };
  const ahead = lookAhead(sky);
  const common = { doubt, peak: ahead?.peak };
  const storm = stormNow(sky, episode, ahead);
  if (storm) return { ...common, ...stormOutlook(sky, storm, ahead) };
  if (ahead) {
    const { level, fromAt } = ahead;
    return { ...common, kind: "coming", level, fromAt, ...endFrom(sky, level, fromAt + STEP_MS) };
  }
  const dryUntilAt = Math.min(knownUntil(rain, sky.now), endOfLook(sky));
  if (!lastEpisode) return { ...common, kind: "calm", dryUntilAt };
  const { level, endedAt, cameTrue } = lastEpisode;
  return { ...common, kind: "over", level, endedAt, cameTrue: cameTrue !== false, dryUntilAt };
}

interface Issued {
  event: string;
  threat?: Threat | null;
  onsetAt: string | null;
  endsAt: string | null;
}

/**
 * The official warning that stands before all that rain says: the first of those in force now, or within
 * the time that people are told ahead, that is told as it comes. The list begins with the one to name first.
 */
export function findInForce<W extends Issued>(
  warnings: W[],
  { leadMinutes, softer }: Pick<Thresholds, "leadMinutes" | "softer">,
  now: Date,
): W | undefined {
  const soon = now.getTime() + leadMinutes * 60_000;
  return warnings.find((warning) =>
    isTold(warning, softer) && !isOver(warning, now) &&
    (warning.onsetAt === null || Date.parse(warning.onsetAt) <= soon)
  );
}

/** What may come in the hours or days ahead, by the Weather Service's word: its first watch. */
export function findWatch<W extends Issued>(warnings: W[], now: Date): W | undefined {
  return warnings.find((warning) => isWatch(warning) && !isOver(warning, now));
}

function isOver({ endsAt }: Issued, now: Date): boolean {
  return endsAt !== null && Date.parse(endsAt) <= now.getTime();
}

interface Sky {
  now: number;
  rain: Rain;
  thresholds: Thresholds;
}

interface Storm {
  level: Level;
  startedAt: number;
}

/**
 * The storm that people were told of, at the level that a sweep would tell now: rain just past counts for
 * that (shared/storms/decide.ts), and is no longer ahead.
 */
function stormNow(
  { now, rain, thresholds }: Sky,
  episode: KnownWeather["episode"],
  ahead: ComingRain | undefined,
): Storm | undefined {
  const open = episode && { level: episode.level, startedAt: Date.parse(episode.startedAt) };
  const decision = decide({ now: new Date(now), rain, thresholds });
  if (decision.kind !== "start") return open ?? undefined;
  const { level } = decision;
  const isSaid = [ahead, open].some((said) => said && isAtLeast(said.level, level));
  return isSaid ? open ?? undefined : { level, startedAt: open?.startedAt ?? now };
}

function stormOutlook(
  sky: Sky,
  { level, startedAt }: Storm,
  ahead: ComingRain | undefined,
): Extract<SkyOutlook, { kind: "storm" }> {
  const worse = ahead && !isAtLeast(level, ahead.level)
    ? { level: ahead.level, fromAt: ahead.fromAt }
    : undefined;
  return { kind: "storm", level, course: courseOf(sky, level, startedAt), worse };
}

/**
 * A storm is told up to hours before its rain. It is on while half of its rain falls in 15 minutes, or
 * pauses for less than an hour.
 */
function courseOf(sky: Sky, level: Level, startedAt: number): StormCourse {
  const { rain, thresholds, now } = sky;
  const half = halfOf(level, thresholds);
  const since = startedAt - LOOK_BACK_MS;
  const next = firstWithAtLeast(rain, half, now);
  if (next === undefined) return { phase: "easing" };
  const last = lastWithAtLeast(rain, half, { from: since, to: now });
  const isPause = last !== undefined && last > now - LOOK_BACK_MS && next <= now + HOUR_MS;
  if (next - STEP_MS > now && !isPause) {
    return { phase: "ahead", fromAt: next - STEP_MS, ...endFrom(sky, level, next) };
  }
  const first = firstWithAtLeast(rain, half, since)!;
  return { phase: "now", sinceAt: first - STEP_MS, ...endFrom(sky, level, next) };
}

/** The worst level that the rain ahead reaches, since when, and its wettest. */
function lookAhead(sky: Sky): (ComingRain & { peak: Peak }) | undefined {
  const { rain, thresholds, now } = sky;
  const to = endOfLook(sky);
  const quarter = wettestQuarter(rain, now, to);
  const hour = wettestHour(rain, now + HOUR_MS - STEP_MS, to);
  const crossed = worstCrossed(thresholds, quarter, hour);
  if (!crossed) return undefined;
  const { level, minutes } = crossed;
  const { mm, at } = minutes === 60 ? hour : quarter;
  return { level, fromAt: nextSpell(sky, level, now) ?? at - STEP_MS, peak: { mm, minutes, at } };
}

/** When the first spell after `from` begins that reaches a level. */
function nextSpell(sky: Sky, level: Level, from: number): number | undefined {
  const reachedAt = firstReaching(sky, level, from);
  if (reachedAt === undefined) return undefined;
  const half = halfOf(level, sky.thresholds);
  return Math.max(startOfRain(sky.rain, half, { from, to: reachedAt }) - STEP_MS, from);
}

/** The end of the first 15 minutes after `from` with which a level is reached, by rain that falls after it. */
function firstReaching(sky: Sky, level: Level, from: number): number | undefined {
  const { rain, thresholds } = sky;
  const { mmPer15Min, mmPerHour } = thresholds.levels[level];
  return knownTimes(rain).find((at) =>
    at > from && at <= endOfLook(sky) && (
      wettestQuarter(rain, at - STEP_MS, at).mm >= mmPer15Min ||
      at > from + HOUR_MS - STEP_MS && wettestHour(rain, at - STEP_MS, at).mm >= mmPerHour
    )
  );
}

function endFrom(sky: Sky, level: Level, wetAt: number): RainEnd {
  const { rain, thresholds } = sky;
  const untilAt = endOfRain(rain, halfOf(level, thresholds), wetAt);
  const isOpenEnded = !isKnown(rain, untilAt, untilAt + HOUR_MS);
  const againAt = nextSpell(sky, level, untilAt);
  return { untilAt, isOpenEnded, ...againAt !== undefined && { againAt } };
}

/** How far the forecast is looked at. */
function endOfLook({ rain, now }: Sky): number {
  const last = rain.mm.length === 0 ? now : timeOf(rain, rain.mm.length - 1);
  return Math.max(now, Math.min(last, now + AHEAD_MS));
}
