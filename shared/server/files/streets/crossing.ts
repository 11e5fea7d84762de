// "Court St & Smith St" on a district's own streets: no address leaves for somebody else's map.
import type { Position } from "shared/geo/areas.ts";
import { distanceTo, type FlatPoint } from "shared/geo/lines.ts";
import { flatten, unflatten } from "../flat.ts";
import type { Street } from "./streets.ts";

const BETWEEN = /\s*(?:&|\/|\+|@|\band\b|\bat\b|\bcorner of\b)\s*/i;
/** Lines of two streets that cross come so near: they end at a curb, or were simplified. */
const MEET_METRES = 20;
/** As cities shorten them, and as people write them out. */
const SHORT: Record<string, string> = {
  street: "st",
  avenue: "ave",
  av: "ave",
  place: "pl",
  road: "rd",
  boulevard: "blvd",
  lane: "ln",
  drive: "dr",
  court: "ct",
  square: "sq",
  north: "n",
  south: "s",
  east: "e",
  west: "w",
};

/** Undefined: two streets of these names do not meet here. */
export function findCrossing(streets: Street[], words: string): Position | undefined {
  const names = words.split(",")[0]!.split(BETWEEN).map(plain).filter(Boolean);
  if (names.length !== 2) return undefined;
  const [ours, theirs] = names.map((name) =>
    streets.filter((street) => plain(street.name) === name)
  );
  const from = ours?.[0]?.line[0];
  if (!from || !theirs) return undefined;
  const flat = (street: Street) => flatten(street.line, from);
  let nearest: { at: FlatPoint; metres: number } | undefined;
  for (const one of ours.map(flat)) {
    for (const other of theirs.map(flat)) {
      for (const [line, against] of [[one, other], [other, one]] as const) {
        for (const at of densely(line)) {
          for (let i = 1; i < against.length; i++) {
            const metres = distanceTo(at, against[i - 1]!, against[i]!);
            if (metres < (nearest?.metres ?? MEET_METRES)) nearest = { at, metres };
          }
        }
      }
    }
  }
  return nearest && unflatten([nearest.at], from)[0];
}

/** Positions along it, a few metres apart. */
function densely(line: readonly FlatPoint[]): FlatPoint[] {
  return line.flatMap(([x, y], i) => {
    const [px, py] = line[i - 1] ?? [x, y];
    const steps = Math.max(1, Math.ceil(Math.hypot(x - px, y - py) / 5));
    return Array.from({ length: steps }, (_, n): FlatPoint => {
      const t = (n + 1) / steps;
      return [px + (x - px) * t, py + (y - py) * t];
    });
  });
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[.']/g, "").trim().split(/\s+/)
    .map((word, i) => i > 0 || word.length === 1 ? SHORT[word] ?? word : word).join(" ")
    .replace(/\b(\d+)(st|nd|rd|th)\b/, "$1");
}
