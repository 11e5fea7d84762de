// Where everything of the rain chart stands, in percent of the drawing: it stretches with the page,
// while its words keep their size.
import type { Level } from "shared/levels.ts";
import type { Thresholds } from "shared/storms/thresholds.ts";
import { HOUR_MS, type RainHour } from "./hours.ts";

/** The plot's top, below the word "Now", and its ground, above the times. */
const TOP = 9;
const GROUND = 86;
/** Two lines nearer than this have no room for words between them. */
const ROOM_FOR_WORDS = 11;
const TICK_HOURS = 6;
/** Words centred nearer to an edge would leave the page. */
const EDGE = 4;
/** Few known hours do not make bars like towers. */
const WIDEST_BAR = 6;

interface RainLayout {
  bars: Bar[];
  lines: Line[];
  ticks: Tick[];
  nowX: number;
  ground: number;
  top: number;
}

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  isForecast: boolean;
  level: Level | undefined;
  isByHour: boolean;
}

export interface Line {
  level: Level;
  y: number;
  mm: number;
  /** Its words stand on it, or hang below where another line is close above. */
  hangs: boolean;
  /** Where fewer bars are in its way. */
  atEnd: boolean;
}

export interface Tick {
  at: number;
  x: number;
  isMidnight: boolean;
}

export function layOutRain(
  hours: RainHour[],
  { now, thresholds, hourOfDay }: {
    now: Date;
    thresholds: Thresholds;
    hourOfDay: (at: number) => number;
  },
): RainLayout {
  const start = hours[0]!.startAt;
  const end = hours.at(-1)!.startAt + HOUR_MS;
  const { heavy, flood } = thresholds.levels;
  const most = Math.max(...hours.map(({ wettest }) => wettest.mm));
  const ceiling = Math.max(1.15 * Math.max(heavy.mmPer15Min, flood.mmPer15Min), 1.06 * most);
  const x = (time: number) => round(100 * (time - start) / (end - start));
  const y = (mm: number) => round(GROUND - (GROUND - TOP) * mm / ceiling);
  const slot = 100 * HOUR_MS / (end - start);
  const width = round(Math.min(0.76 * slot, WIDEST_BAR));
  const atEnd = isDrierAtEnd(hours);
  const lineOf = (level: Level, hangs: boolean): Line => {
    const mm = thresholds.levels[level].mmPer15Min;
    return { level, mm, y: y(mm), hangs, atEnd };
  };
  const isClose = Math.abs(y(heavy.mmPer15Min) - y(flood.mmPer15Min)) < ROOM_FOR_WORDS;
  return {
    bars: hours.filter(({ wettest }) => wettest.mm > 0).map((hour) => ({
      x: round(x(hour.startAt) + (slot - width) / 2),
      y: y(hour.wettest.mm),
      width,
      height: round(GROUND - y(hour.wettest.mm)),
      isForecast: hour.isForecast,
      level: hour.level,
      isByHour: hour.isByHour,
    })),
    lines: [
      lineOf("flood", isClose && flood.mmPer15Min < heavy.mmPer15Min),
      lineOf("heavy", isClose && heavy.mmPer15Min <= flood.mmPer15Min),
    ],
    ticks: ticksOf(hours, x, hourOfDay),
    nowX: x(now.getTime()),
    ground: GROUND,
    top: TOP,
  };
}

/** Every six hours by the place's own clock, which may skip or repeat one in the night. */
function ticksOf(
  hours: RainHour[],
  x: (time: number) => number,
  hourOfDay: (at: number) => number,
): Tick[] {
  const start = hours[0]!.startAt;
  const count = Math.round((hours.at(-1)!.startAt - start) / HOUR_MS) + 1;
  return Array.from({ length: count }, (_, n) => start + n * HOUR_MS)
    .map((at) => ({ at, x: x(at), hour: hourOfDay(at) }))
    .filter(({ x, hour }) => hour % TICK_HOURS === 0 && x > EDGE && x < 100 - EDGE)
    .map(({ at, x, hour }) => ({ at, x, isMidnight: hour === 0 }));
}

function isDrierAtEnd(hours: RainHour[]): boolean {
  const half = Math.floor(hours.length / 2);
  const most = (part: RainHour[]) => Math.max(0, ...part.map(({ wettest }) => wettest.mm));
  return most(hours.slice(-half)) < most(hours.slice(0, half));
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
