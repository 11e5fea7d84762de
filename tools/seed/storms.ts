// Six weeks of rain, as the weather model would have told it.
import { STEP_MS } from "shared/storms/rain.ts";
import type { Random } from "../../ground/random.ts";

const HOUR_MS = 3_600_000;

export interface DemoStorm {
  startedAt: Date;
  endedAt: Date;
  /** Millimetres in its wettest 15 minutes. */
  peakMm: number;
  /** The Weather Service saw it coming. */
  isWarned: boolean;
}

/**
 * Days before an early afternoon in New York, hours, peak: drizzle, showers, cloudbursts; three of
 * them flooded streets, by day. Were they counted from now, a demo made at night would have had all
 * its floods in people's quiet hours.
 */
const STORMS: [daysAgo: number, hours: number, peakMm: number, isWarned?: true][] = [
  [40.6, 6, 1.4],
  [37.3, 3, 6.2],
  [34.8, 5, 0.9],
  [31.4, 4, 12.4, true],
  [27.9, 7, 2.6],
  [25.2, 2, 5.6],
  [21.7, 5, 1.1],
  [17.1, 5, 14.2],
  [13.6, 3, 0.8],
  [11.3, 4, 7.1],
  [8.5, 6, 2.1],
  [5.4, 2, 1.6],
  [3.2, 3, 5.9],
  [1.1, 4, 11.6, true],
];
/** The one that is on: past its peak, and wet for hours yet. */
const STORM_NOW = { hoursAgo: 2.4, hours: 5.5, peakMm: 12.8 };
const AFTERNOON_UTC_HOURS = 18;

export function makeStorms(now: Date): DemoStorm[] {
  const day = 24 * HOUR_MS;
  const sinceAfternoon = (now.getTime() - AFTERNOON_UTC_HOURS * HOUR_MS) % day;
  const afternoon = now.getTime() - sinceAfternoon;
  return [
    ...STORMS.map(([daysAgo, hours, peakMm, isWarned = false]) =>
      stormFrom(afternoon - daysAgo * day, { hours, peakMm, isWarned })
    ),
    stormFrom(now.getTime() - STORM_NOW.hoursAgo * HOUR_MS, { ...STORM_NOW, isWarned: false }),
  ];
}

function stormFrom(
  time: number,
  { hours, peakMm, isWarned }: { hours: number; peakMm: number; isWarned: boolean },
): DemoStorm {
  const started = quarterBefore(time);
  return {
    startedAt: new Date(started),
    endedAt: new Date(started + hours * HOUR_MS),
    peakMm,
    isWarned,
  };
}

/** The end of the last full quarter hour. */
export function quarterBefore(time: number): number {
  return Math.floor(time / STEP_MS) * STEP_MS;
}

/**
 * Millimetres in each 15 minutes from `firstAt` on: over one grid cell, which gets a little more
 * or less of each storm than its neighbour.
 */
export function rainOver(
  storms: DemoStorm[],
  { firstAt, count, random }: { firstAt: number; count: number; random: Random },
): number[] {
  const mm = new Array<number>(count).fill(0);
  for (const { startedAt, endedAt, peakMm } of storms) {
    const share = random.between(0.9, 1.1);
    for (let at = startedAt.getTime() + STEP_MS; at <= endedAt.getTime(); at += STEP_MS) {
      const index = (at - firstAt) / STEP_MS;
      if (index < 0 || index >= count) continue;
      const shape = shapeAt({ startedAt, endedAt }, at);
      // With a gust here and there.
      mm[index] = Math.round(peakMm * share * shape * random.between(0.8, 1.05) * 10) / 10;
    }
  }
  return mm;
}

/** Up fast, down slowly: 1 at the peak. */
function shapeAt({ startedAt, endedAt }: Pick<DemoStorm, "startedAt" | "endedAt">, at: number) {
  const way = (at - startedAt.getTime()) / (endedAt.getTime() - startedAt.getTime());
  return Math.sin(Math.PI * way ** 0.6) ** 2;
}

interface DemoDownpour {
  startsAt: Date;
  minutes: number;
  mmPerHour: number;
}

/** The storm that is on, hour by hour: for a sandbox whose weather is to go on as the demo's began. */
export function listDownpours(now: Date): DemoDownpour[] {
  const storm = makeStorms(now).at(-1)!;
  const hours = Math.ceil((+storm.endedAt - +storm.startedAt) / HOUR_MS);
  return Array.from({ length: hours }, (_, hour) => {
    const startsAt = storm.startedAt.getTime() + hour * HOUR_MS;
    const endsAt = Math.min(startsAt + HOUR_MS, storm.endedAt.getTime());
    const shape = shapeAt(storm, (startsAt + endsAt) / 2);
    return {
      startsAt: new Date(startsAt),
      minutes: (endsAt - startsAt) / 60_000,
      mmPerHour: Math.max(Math.round(storm.peakMm * 4 * shape * 10) / 10, 0.4),
    };
  });
}
