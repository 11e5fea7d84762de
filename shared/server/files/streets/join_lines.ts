// Cities give a street block by block; a map wants it whole: lighter, and with room for its name.
import type { FlatPoint } from "shared/geo/lines.ts";

/** Puts lines together that meet end to end, to a metre. Where three meet, two of them go on. */
export function joinLines(lines: FlatPoint[][]): FlatPoint[][] {
  const joined: FlatPoint[][] = [];
  const waiting = new Set(lines);
  const byEnd = Map.groupBy(
    lines.flatMap((line) => [[keyOf(line[0]!), line], [keyOf(line.at(-1)!), line]] as const),
    ([key]) => key,
  );
  const takeNext = (end: FlatPoint) => {
    const next = byEnd.get(keyOf(end))?.find(([, line]) => waiting.has(line))?.[1];
    if (next) waiting.delete(next);
    return next;
  };
  for (const line of waiting) {
    waiting.delete(line);
    joined.push(grow(grow(line, takeNext).reverse(), takeNext).reverse());
  }
  return joined;
}

/** Goes on from the last point as long as there is a line that does. */
function grow(
  line: FlatPoint[],
  takeNext: (end: FlatPoint) => FlatPoint[] | undefined,
): FlatPoint[] {
  const grown = [...line];
  for (let next = takeNext(grown.at(-1)!); next; next = takeNext(grown.at(-1)!)) {
    const begins = keyOf(next[0]!) === keyOf(grown.at(-1)!);
    grown.push(...(begins ? next : next.toReversed()).slice(1));
  }
  return grown;
}

function keyOf([x, y]: FlatPoint): string {
  return `${Math.round(x)} ${Math.round(y)}`;
}
