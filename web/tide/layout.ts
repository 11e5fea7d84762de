// Where everything of the tide's drawing stands, in percent of it: it stretches with the page, while its words keep
// their size.
import type { ZipTide } from "shared/api/tides.ts";
import { TIDE_LEVELS, type TideLevel } from "shared/tides/levels.ts";

const TOP = 9;
const GROUND = 86;
/** Two lines nearer than this have no room for words between them. */
const ROOM_FOR_WORDS = 8;
const TICK_HOURS = 6;
/** Words centred nearer to an edge would leave the page. */
const EDGE = 5;
const HOUR_MS = 3600_000;

interface TideLayout {
  /** Points of lines, as an SVG polyline has them; a gap begins a new one. */
  measured: string[];
  expected: string[];
  predicted: string[];
  lines: TideLine[];
  ticks: { at: number; x: number; isMidnight: boolean }[];
  nowX: number;
  ground: number;
  top: number;
}

export interface TideLine {
  level: TideLevel;
  metres: number;
  y: number;
  hangs: boolean;
}

/** Undefined where nothing is known. */
export function layOutTide(
  { heights, levels }: Pick<ZipTide, "heights" | "levels">,
  { now, hourOfDay }: { now: Date; hourOfDay: (at: number) => number },
): TideLayout | undefined {
  if (heights.length < 2) return undefined;
  const times = heights.map(({ at }) => Date.parse(at));
  const [start, end] = [times[0]!, times.at(-1)!];
  const known = heights.flatMap((height) =>
    [height.predicted, height.measured, height.expected].filter((metres) => metres !== null)
  );
  const given = TIDE_LEVELS.flatMap((level) =>
    levels[level] === null ? [] : [{ level, metres: levels[level] }]
  );
  const highest = Math.max(...known);
  // A level far above all water would press it to the ground; the least one is always shown.
  const inView = given.filter(({ metres }, n) => n === 0 || metres < highest + 0.5);
  const ceiling = Math.max(highest, ...inView.map(({ metres }) => metres)) + 0.2;
  const floor = Math.min(0, ...known);
  const x = (time: number) => round(100 * (time - start) / (end - start));
  const y = (metres: number) =>
    round(GROUND - (GROUND - TOP) * (metres - floor) / (ceiling - floor));
  const line = (of: (height: ZipTide["heights"][number]) => number | null) => {
    const parts: string[][] = [[]];
    heights.forEach((height, n) => {
      const metres = of(height);
      if (metres === null) parts.push([]);
      else parts.at(-1)!.push(`${x(times[n]!)},${y(metres)}`);
    });
    return parts.filter((part) => part.length > 1).map((part) => part.join(" "));
  };
  return {
    measured: line(({ measured }) => measured),
    expected: line(({ expected }) => expected),
    predicted: line(({ predicted }) => predicted),
    lines: inView.map(({ level, metres }, n) => {
      const above = inView[n + 1];
      const hangs = above !== undefined && y(metres) - y(above.metres) < ROOM_FOR_WORDS;
      return { level, metres, y: y(metres), hangs };
    }),
    ticks: hoursOf(start, end)
      .map((at) => ({ at, x: x(at), hour: hourOfDay(at) }))
      .filter(({ x, hour }) => hour % TICK_HOURS === 0 && x > EDGE && x < 100 - EDGE)
      .map(({ at, x, hour }) => ({ at, x, isMidnight: hour === 0 })),
    nowX: x(now.getTime()),
    ground: GROUND,
    top: TOP,
  };
}

function hoursOf(start: number, end: number): number[] {
  const first = Math.ceil(start / HOUR_MS);
  const count = Math.floor(end / HOUR_MS) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, n) => (first + n) * HOUR_MS);
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
