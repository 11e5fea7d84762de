// What may be wrong with one place's weather alone, whatever the other places of its question got.

const ODDITIES = [
  /** The question is refused for this place's sake: 400. */
  "refused",
  /** The answer breaks off at this place. */
  "broken",
  /** The service fails at the question for this place's sake, time and again: 500. */
  "failed",
  /** Nothing in the answer can be told to be this place's. */
  "absent",
  /** What stands in its position is of another place. */
  "elsewhere",
  /** No JSON object with a place's coordinates. */
  "shape",
  /** No list of values, or an empty one. */
  "missing",
  /** Inches, or times as text. */
  "units",
  /** Not 15 minutes apart, or of another day. */
  "times",
  /** More values than times, or fewer. */
  "lengths",
  /** Something else than numbers. */
  "values",
  "negative",
  /** More than has ever fallen on earth. */
  "absurd",
  /** Null for all of the time that matters. */
  "unknown",
] as const;
export type Oddity = (typeof ODDITIES)[number];

/** These spoil the answers of the places that they are asked with. */
export function spoilsOthers(oddity: Oddity): boolean {
  return oddity === "refused" || oddity === "broken" || oddity === "failed";
}
