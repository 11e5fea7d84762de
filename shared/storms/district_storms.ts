// A district's storm: what its ZIP codes had of one piece of weather. Pure; the database's
// `district_storms` (migrations/0078) says the same, and a test holds the two together.

/**
 * How soon after the last all-clear the next ZIP code's rain is of the same storm. A front goes from one
 * ZIP code to the next, and we look every half hour: two looks, for one may be late. An all-clear is said
 * after a dry hour at least, so between two storms it was dry everywhere for two.
 */
export const STORM_GAP_MINUTES = 60;

/** What a storm is made of: an episode over one of its ZIP codes, in milliseconds since 1970. */
export interface Spell {
  id: string;
  startedAt: number;
  /** Null: it goes on. */
  clearedAt: number | null;
}

/**
 * The storms, oldest first, each with its spells in order. A storm's address is its first spell's id: it
 * grows at its end alone.
 */
export function gatherStorms<S extends Spell>(spells: S[]): S[][] {
  const storms: S[][] = [];
  let endsAt = -Infinity;
  for (const spell of spells.toSorted(byStart)) {
    if (spell.startedAt <= endsAt + STORM_GAP_MINUTES * 60_000) storms.at(-1)!.push(spell);
    else storms.push([spell]);
    endsAt = Math.max(endsAt, spell.clearedAt ?? Infinity);
  }
  return storms;
}

function byStart(a: Spell, b: Spell): number {
  return a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1);
}
