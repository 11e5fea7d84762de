// Which sightings are of the same place. Pure.
import { around, Cells } from "../geo/cells.ts";
import type { FlatPoint } from "../geo/lines.ts";

/** Of one place no two are further apart. */
export const SAME_SPOT_METRES = 40;
export const SPOT_REACH_METRES = SAME_SPOT_METRES / 2;

export interface SeenPlace {
  /** No two of them are at one point. */
  at: FlatPoint;
  /** How many waters, by the storm or day that they were of. */
  occasions: ReadonlyMap<number, number>;
}

/**
 * Where it flooded most often comes first, and takes in all within reach: from the middle and not from one to the
 * next, or a wet street would become one place.
 *
 * @returns each place's sightings, the middle first; in whatever order they came, the same
 */
export function gatherSightings<S extends SeenPlace>(sightings: readonly S[]): S[][] {
  const cells = new Cells<S>(SPOT_REACH_METRES);
  for (const sighting of sightings) cells.add(sighting, around(sighting.at, SPOT_REACH_METRES));
  const isNear = (a: S, b: S) =>
    Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]) <= SPOT_REACH_METRES;
  const nearTo = (middle: S) => cells.near(middle.at).filter((other) => isNear(middle, other));
  const countOf = counter(sightings);
  const ranked = sightings.map((middle) => ({ middle, ...countOf(nearTo(middle)) }))
    .sort((a, b) =>
      b.occasions - a.occasions || b.waters - a.waters ||
      a.middle.at[0] - b.middle.at[0] || a.middle.at[1] - b.middle.at[1]
    );
  const taken = new Set<S>();
  return ranked.flatMap(({ middle }) => {
    if (taken.has(middle)) return [];
    taken.add(middle);
    const others = nearTo(middle).filter((other) => !taken.has(other))
      .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
    for (const other of others) taken.add(other);
    return [[middle, ...others]];
  });
}

/**
 * How many occasions and waters several sightings are of together. By numbers and turns rather than sets: a district
 * without streets may have a hundred thousand sightings, each near to dozens.
 */
function counter<S extends SeenPlace>(sightings: readonly S[]) {
  const numbers = new Map<number, number>();
  const numbered = new Map(sightings.map((sighting) => {
    const occasions = [...sighting.occasions.keys()].map((occasion) => {
      const number = numbers.get(occasion) ?? numbers.size;
      numbers.set(occasion, number);
      return number;
    });
    const waters = sighting.occasions.values().reduce((sum, count) => sum + count, 0);
    return [sighting, { occasions, waters }];
  }));
  const turnOf = new Uint32Array(numbers.size);
  let turn = 0;
  return (together: readonly S[]): { occasions: number; waters: number } => {
    turn++;
    let [occasions, waters] = [0, 0];
    for (const sighting of together) {
      const own = numbered.get(sighting)!;
      waters += own.waters;
      for (const number of own.occasions) {
        if (turnOf[number] === turn) continue;
        turnOf[number] = turn;
        occasions++;
      }
    }
    return { occasions, waters };
  };
}
