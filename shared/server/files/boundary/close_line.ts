// A border that somebody traced as a line, or as a few that meet end to end, closed into a ring.
import type { Position, Ring } from "shared/geo/areas.ts";
import { metresBetween } from "shared/geo/earth.ts";
import { joinLines } from "../streets/join_lines.ts";
import { flatten, unflatten } from "../flat.ts";

/** A street file has thousands, and is no border. */
const MOST_LINES = 50;
/** Of its length: ends that are farther apart leave a side open that nobody has drawn. */
const WIDEST_GAP = 1 / 2;

/** Undefined: these lines go round nothing. */
export function closeLine(lines: Position[][]): { ring: Ring; words: string } | undefined {
  const first = lines[0]?.[0];
  if (!first || lines.length > MOST_LINES) return undefined;
  const joined = joinLines(lines.map((line) => flatten(line, first)));
  if (joined.length !== 1) return undefined;
  const line = unflatten(joined[0]!, first);
  if (new Set(line.map(String)).size < 3) return undefined;
  const length = line.slice(1).reduce((sum, to, i) => sum + metresOf(line[i]!, to), 0);
  const gap = metresOf(line[0]!, line.at(-1)!);
  if (gap > length * WIDEST_GAP) return undefined;
  const words = "It is a line and no area: closed" +
    (gap < 1 ? "" : `, across the ${Math.round(gap)} m between its ends`) +
    ", it goes round what the map shows.";
  return { ring: gap < 1 ? [...line.slice(0, -1), line[0]!] : [...line, line[0]!], words };
}

function metresOf(a: Position, b: Position): number {
  const place = ([longitude, latitude]: Position) => ({ longitude, latitude });
  return metresBetween(place(a), place(b));
}
