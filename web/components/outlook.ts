// What somebody must know of a ZIP code now: decided here, put into words by StateOfZip.
import type { LevelsInForce, OfficialWarnings, Reading, ZipPage } from "shared/api/zips.ts";
import { isAtLeast, type Level, LEVELS, type Threshold } from "shared/levels.ts";
import { LOOK_BACK_MS, worstCrossed } from "shared/storms/decide.ts";
import { type Doubt, doubtOf } from "shared/storms/forecast_age.ts";
import {
  endOfRain,
  isKnown,
  knownUntil,
  lastWithAtLeast,
  type Rain,
  STEP_MS,
  timeOf,
  wettestHour,
  wettestQuarter,
} from "shared/storms/rain.ts";
import { halfOf, type Thresholds } from "shared/storms/thresholds.ts";

const HOUR_MS = 60 * 60_000;
/** As far as a look at the page is worth it; the forecast may end before. */
const AHEAD_MS = 12 * HOUR_MS;

export type Outlook =
  /** The Weather Service's word comes first, whatever else is known. */
  | { kind: "official"; warning: OfficialWarning; doubt?: Doubt; peak?: Peak }
  | { kind: "unwatched" }
  /** No fresh answer: what was true then. */
  | { kind: "stale"; level: Level | null }
  | (
    & { doubt?: Doubt }
    & (
      | { kind: "storm"; level: Level; course: Course; peak?: Peak; worse?: Coming }
      | { kind: "coming" } & Coming & { peak: Peak; untilAt: number; isOpenEnded: boolean }
      | { kind: "over"; level: Level; endedAt: string; cameTrue: boolean; dryHours: number }
      | { kind: "calm"; dryHours: number }
    )
  );

export type OfficialWarning = OfficialWarnings["list"][number];

/** Of an open storm. Times in epoch milliseconds. */
export type Course =
  | { phase: "ahead"; fromAt: number; untilAt: number; isOpenEnded: boolean }
  | { phase: "now"; sinceAt: number; untilAt: number; isOpenEnded: boolean }
  /** Nothing of its strength is left; the all-clear waits for a dry hour. */
  | { phase: "easing" };

/** The wettest that is still to come. */
export interface Peak {
  mm: number;
  minutes: 15 | 60;
  at: number;
}

export interface Coming {
  level: Level;
  fromAt: number;
}

export function outlookOf(page: ZipPage, now: Date): Outlook {
  const { checkedAt, episode, lastEpisode } = page;
  const knownAt = page.readings.map(({ at }) => Date.parse(at));
  const doubt = doubtOf({ checkedAt, modelRunAt: page.modelRunAt, knownAt }, now);
  const isFresh = doubt?.kind !== "unwatched" && doubt?.kind !== "oldCheck";
  const sky: Sky = {
    now: now.getTime(),
    rain: rainOf(page.readings),
    thresholds: thresholdsOf(page.thresholds),
  };
  const ahead = isFresh ? lookAhead(sky) : undefined;
  const warning = worstInForce(page, now);
  if (warning) return { kind: "official", warning, doubt, peak: ahead?.peak };
  if (!checkedAt) return { kind: "unwatched" };
  if (!isFresh) return { kind: "stale", level: episode?.level ?? null };
  if (episode) return { doubt, ...stormOf(sky, episode, ahead) };
  if (ahead) {
    return {
      kind: "coming",
      doubt,
      ...ahead,
      ...endFrom(sky, ahead.level, ahead.fromAt + STEP_MS),
    };
  }
  const dryHours = dryHoursOf(sky);
  if (!lastEpisode) return { kind: "calm", doubt, dryHours };
  const { level, endedAt, cameTrue } = lastEpisode;
  return { kind: "over", doubt, level, endedAt, cameTrue: cameTrue !== false, dryHours };
}

interface Sky {
  now: number;
  rain: Rain;
  thresholds: Thresholds;
}

/** The list begins with the one to name first. */
function worstInForce(
  { officialWarnings: { list }, thresholds: { leadMinutes } }: ZipPage,
  now: Date,
): OfficialWarning | undefined {
  const soon = now.getTime() + leadMinutes * 60_000;
  return list.find(({ onsetAt, endsAt }) =>
    (endsAt === null || Date.parse(endsAt) > now.getTime()) &&
    (onsetAt === null || Date.parse(onsetAt) <= soon)
  );
}

function stormOf(
  sky: Sky,
  { level, startedAt }: { level: Level; startedAt: string },
  ahead: (Coming & { peak: Peak }) | undefined,
): Extract<Outlook, { kind: "storm" }> {
  const course = courseOf(sky, level, Date.parse(startedAt));
  const worse = ahead && !isAtLeast(level, ahead.level)
    ? { level: ahead.level, fromAt: ahead.fromAt }
    : undefined;
  return { kind: "storm", level, course, peak: ahead?.peak, worse };
}

/**
 * A storm is told up to hours before its rain. It is on while half of its rain falls in 15 minutes, or
 * pauses for less than an hour.
 */
function courseOf(sky: Sky, level: Level, startedAt: number): Course {
  const { rain, thresholds, now } = sky;
  const half = halfOf(level, thresholds);
  const since = startedAt - LOOK_BACK_MS;
  const next = firstWet(rain, half, now);
  if (next === undefined) return { phase: "easing" };
  const last = lastWithAtLeast(rain, half, { from: since, to: now });
  const isPause = last !== undefined && last > now - LOOK_BACK_MS && next <= now + HOUR_MS;
  if (next - STEP_MS > now && !isPause) {
    return { phase: "ahead", fromAt: next - STEP_MS, ...endFrom(sky, level, next) };
  }
  const first = firstWet(rain, half, since)!;
  return { phase: "now", sinceAt: first - STEP_MS, ...endFrom(sky, level, next) };
}

/** The worst level that the rain ahead reaches, from when, and its wettest. */
function lookAhead(sky: Sky): (Coming & { peak: Peak }) | undefined {
  const { rain, thresholds, now } = sky;
  const to = endOf(sky);
  const quarter = wettestQuarter(rain, now, to);
  const hour = wettestHour(rain, now + HOUR_MS - STEP_MS, to);
  const crossed = worstCrossed(thresholds, quarter, hour);
  if (!crossed) return undefined;
  const { mm, at } = crossed.minutes === 60 ? hour : quarter;
  const start = firstWet(rain, halfOf(crossed.level, thresholds), now) ?? at;
  return {
    level: crossed.level,
    fromAt: Math.max(start - STEP_MS, now),
    peak: { mm, at, minutes: crossed.minutes },
  };
}

function endFrom(
  { rain, thresholds }: Sky,
  level: Level,
  wetAt: number,
): { untilAt: number; isOpenEnded: boolean } {
  const untilAt = endOfRain(rain, halfOf(level, thresholds), wetAt);
  return { untilAt, isOpenEnded: !isKnown(rain, untilAt, untilAt + HOUR_MS) };
}

/** The end of the first 15 minutes with at least `mm` that end after `from`. */
function firstWet(rain: Rain, mm: number, from: number): number | undefined {
  const index = rain.mm.findIndex((value, n) => (value ?? 0) >= mm && timeOf(rain, n) > from);
  return index < 0 ? undefined : timeOf(rain, index);
}

/** How far the forecast is looked at. */
function endOf({ rain, now }: Sky): number {
  const last = rain.mm.length === 0 ? now : timeOf(rain, rain.mm.length - 1);
  return Math.max(now, Math.min(last, now + AHEAD_MS));
}

/** How long no rain is known of: until a gap in the forecast at most, of which nobody knows. */
function dryHoursOf(sky: Sky): number {
  const until = Math.min(knownUntil(sky.rain, sky.now), endOf(sky));
  return Math.max(0, Math.floor((until - sky.now) / HOUR_MS));
}

/** What nobody knows of in between is null. */
export function rainOf(readings: Reading[]): Rain {
  const first = readings[0];
  if (!first) return { firstAt: 0, mm: [] };
  const firstAt = Date.parse(first.at);
  const mm: number[] = [];
  for (const reading of readings) mm[(Date.parse(reading.at) - firstAt) / STEP_MS] = reading.mm;
  return { firstAt, mm: Array.from(mm, (value) => value ?? null) };
}

export function thresholdsOf({ levels, leadMinutes, of }: LevelsInForce): Thresholds {
  const inForce = LEVELS.map((level) => {
    const { mmPer15Min, mmPerHour } = levels[level];
    return [level, { mmPer15Min, mmPerHour: mmPerHour ?? Infinity }] as const;
  });
  return {
    levels: Object.fromEntries(inForce) as Record<Level, Threshold>,
    leadMinutes,
    ...of && { of },
  };
}
