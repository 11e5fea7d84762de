// The rain of a day and of the hours ahead, hour by hour: what the chart draws and its table says.
import type { Reading } from "shared/api/zips.ts";
import type { Level } from "shared/levels.ts";
import { worstCrossed } from "shared/storms/decide.ts";
import { type Rain, STEP_MS, timeOf } from "shared/storms/rain.ts";
import type { Thresholds } from "shared/storms/thresholds.ts";

export const HOUR_MS = 60 * 60_000;
const PAST_MS = 24 * HOUR_MS;
const AHEAD_MS = 12 * HOUR_MS;
const STEPS_PER_HOUR = 4;

export interface RainHour {
  startAt: number;
  /** Of the whole hour, as far as it is known. */
  mm: number;
  /** Thresholds are of 15 minutes: an hour's sum would hide a burst. `at` is their end. */
  wettest: { mm: number; at: number };
  /** Whether the wettest 15 minutes are yet to come. */
  isForecast: boolean;
  /** The worst level that 15 minutes of it reach, or an hour that ends in it. */
  level: Level | undefined;
  /** Reached by an hour's rain alone: no bar crosses that level's line. */
  isByHour: boolean;
}

/** From the hour 24 hours ago, or the first known of, to 12 hours ahead, or the last known of. */
export function hoursOf(rain: Rain, now: Date, thresholds: Thresholds): RainHour[] {
  const { mm } = rain;
  const hours = new Map<number, RainHour>();
  const firstAt = floorToHour(now.getTime() - PAST_MS);
  for (let n = 0; n < mm.length; n++) {
    const at = timeOf(rain, n);
    const known = mm[n]!;
    if (known === null) continue;
    const startAt = floorToHour(at - STEP_MS);
    if (startAt < firstAt || startAt > now.getTime() + AHEAD_MS) continue;
    const hour = hours.get(startAt) ?? emptyHour(startAt);
    hours.set(startAt, hour);
    hour.mm = round(hour.mm + known);
    if (known > hour.wettest.mm || hour.wettest.at === startAt) {
      hour.wettest = { mm: known, at };
      hour.isForecast = at > now.getTime();
    }
    const sum = round(mm.slice(Math.max(0, n + 1 - STEPS_PER_HOUR), n + 1).reduce(add, 0));
    judge(hour, thresholds, { mm: known, at }, { mm: sum, at });
  }
  return [...hours.values()];
}

function emptyHour(startAt: number): RainHour {
  return {
    startAt,
    mm: 0,
    wettest: { mm: 0, at: startAt },
    isForecast: false,
    level: undefined,
    isByHour: false,
  };
}

const RANK = { none: 0, any: 1, heavy: 2, flood: 3 };

function judge(
  hour: RainHour,
  thresholds: Thresholds,
  quarter: { mm: number; at: number },
  whole: { mm: number; at: number },
): void {
  const crossed = worstCrossed(thresholds, quarter, whole);
  if (!crossed) return;
  const [before, reached] = [RANK[hour.level ?? "none"], RANK[crossed.level]];
  if (reached < before) return;
  const isByHour = crossed.minutes === 60;
  hour.isByHour = reached > before ? isByHour : hour.isByHour && isByHour;
  hour.level = crossed.level;
}

/** Neighbouring hours without rain as one: nobody wants thirty rows of "none". */
interface Stretch {
  from: RainHour;
  until: RainHour;
}

export function stretchesOf(hours: RainHour[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const hour of hours) {
    const last = stretches.at(-1);
    const goesOn = last && hour.mm === 0 && last.until.mm === 0 &&
      hour.isForecast === last.until.isForecast && hour.startAt === last.until.startAt + HOUR_MS;
    if (goesOn) last.until = hour;
    else stretches.push({ from: hour, until: hour });
  }
  return stretches;
}

/** Known rain before and after now, for the chart's sentences. */
interface RainPart {
  /** How many hours of it are known, begun ones too. */
  hours: number;
  mm: number;
  wettest: { mm: number; at: number };
  level: Level | undefined;
}

export function partsOf(
  readings: Reading[],
  now: Date,
  thresholds: Thresholds,
): { past: RainPart; ahead: RainPart } {
  const since = now.getTime() - PAST_MS;
  const until = now.getTime() + AHEAD_MS;
  const isPast = ({ at }: Reading) => Date.parse(at) > since && Date.parse(at) <= now.getTime();
  const isAhead = ({ at }: Reading) => Date.parse(at) > now.getTime() && Date.parse(at) <= until;
  return {
    past: partOf(readings.filter(isPast), thresholds),
    ahead: partOf(readings.filter(isAhead), thresholds),
  };
}

function partOf(readings: Reading[], thresholds: Thresholds): RainPart {
  const part: RainPart = {
    hours: Math.ceil(readings.length / STEPS_PER_HOUR),
    mm: 0,
    wettest: { mm: 0, at: 0 },
    level: undefined,
  };
  const judged = emptyHour(0);
  readings.forEach(({ mm, at }, n) => {
    part.mm = round(part.mm + mm);
    if (mm > part.wettest.mm) part.wettest = { mm, at: Date.parse(at) };
    const sum = readings.slice(Math.max(0, n + 1 - STEPS_PER_HOUR), n + 1)
      .reduce((total, reading) => total + reading.mm, 0);
    judge(judged, thresholds, { mm, at: 0 }, { mm: round(sum), at: 0 });
  });
  return { ...part, level: judged.level };
}

function floorToHour(time: number): number {
  return Math.floor(time / HOUR_MS) * HOUR_MS;
}

function add(sum: number, mm: number | null): number {
  return sum + (mm ?? 0);
}

/** 0.1 + 0.2 must not miss a threshold of 0.3. */
function round(mm: number): number {
  return Math.round(mm * 100) / 100;
}
