// What a new file says of the drains that are there: by the city's number, and where that has changed by the place.
// Nothing is lost: what hangs on a drain stays with it.
import { offsetOf, type Point } from "shared/geo/earth.ts";
import type { ReadDrain } from "./drains.ts";

export interface KnownDrain extends Point {
  id: string;
  sourceId: string | null;
  kind: string | null;
  isGone: boolean;
}

export interface DrainChanges {
  added: ReadDrain[];
  /** As they are now; all that the file still has. */
  kept: (ReadDrain & { id: string })[];
  /** Of those kept: what stands elsewhere than before, with how far. */
  moved: { id: string; sourceId: string | null; metres: number }[];
  /** Of those kept: known by their place, under another number. */
  renumbered: { id: string; from: string | null; to: string | null }[];
  /** Of those kept: which a file before this one no longer had. */
  back: string[];
  /** Which this file no longer has. Those that no file had are nobody's to lose. */
  gone: { id: string; sourceId: string | null }[];
}

/** Nearer than this it is the same grate under another number. */
const SAME_PLACE_METRES = 5;
/** Two surveys of one grate differ by as much. */
const MOVED_METRES = 1;

/** A drain that somebody tapped on the map, which has no number, is known by its place, and never gone by a file. */
export function matchDrains(known: KnownDrain[], read: ReadDrain[]): DrainChanges {
  const byId = new Map(known.flatMap((drain) => drain.sourceId ? [[drain.sourceId, drain]] : []));
  const pairs = new Map<ReadDrain, KnownDrain>();
  for (const drain of read) {
    const same = drain.sourceId === null ? undefined : byId.get(drain.sourceId);
    if (same) pairs.set(drain, same);
  }
  const taken = new Set(pairs.values());
  for (
    const [drain, near] of nearestPairs(
      known.filter((one) => !taken.has(one)),
      read.filter((one) => !pairs.has(one)),
    )
  ) pairs.set(drain, near);
  const kept = read.flatMap((drain) => {
    const before = pairs.get(drain);
    return before ? [{ before, after: { ...drain, id: before.id } }] : [];
  });
  const stays = new Set(pairs.values());
  return {
    added: read.filter((drain) => !pairs.has(drain)),
    kept: kept.map(({ after }) => after),
    moved: kept.flatMap(({ before, after: { id, sourceId, ...place } }) => {
      const metres = metresOf(before, place);
      return metres >= MOVED_METRES ? [{ id, sourceId, metres: Math.round(metres) }] : [];
    }),
    renumbered: kept.flatMap(({ before, after }) =>
      before.sourceId === after.sourceId
        ? []
        : [{ id: before.id, from: before.sourceId, to: after.sourceId }]
    ),
    back: kept.flatMap(({ before }) => before.isGone ? [before.id] : []),
    gone: known.flatMap(({ id, sourceId, isGone }, i) =>
      sourceId === null || isGone || stays.has(known[i]!) ? [] : [{ id, sourceId }]
    ),
  };
}

/** The nearest first, each once. */
function nearestPairs(known: KnownDrain[], read: ReadDrain[]): [ReadDrain, KnownDrain][] {
  const from = known[0];
  if (!from) return [];
  const cellOf = (place: Point) => {
    const { east, north } = offsetOf(from, place);
    return [Math.floor(east / SAME_PLACE_METRES), Math.floor(north / SAME_PLACE_METRES)] as const;
  };
  const byCell = Map.groupBy(known, (drain) => cellOf(drain).join(" "));
  const pairs = read.flatMap((drain) => {
    const [x, y] = cellOf(drain);
    return [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => byCell.get(`${x + dx} ${y + dy}`) ?? [])
    ).map((near) => ({ drain, near, metres: metresOf(drain, near) }));
  }).filter(({ metres }) => metres < SAME_PLACE_METRES).toSorted((a, b) => a.metres - b.metres);
  const taken = new Set<ReadDrain | KnownDrain>();
  return pairs.flatMap(({ drain, near }): [ReadDrain, KnownDrain][] => {
    if (taken.has(drain) || taken.has(near)) return [];
    taken.add(drain).add(near);
    return [[drain, near]];
  });
}

function metresOf(a: Point, b: Point): number {
  const { east, north } = offsetOf(a, b);
  return Math.hypot(east, north);
}
