// Distances as people here say them: feet and miles, with metres beside. Plain words come in, so that
// islands can use it.
import { fill } from "./fill.ts";

const FEET_PER_METRE = 3.28084;
const METRES_PER_MILE = 1609.344;
/** From here on in miles. */
const FAR_METRES = 600;

/** Each with {feet}, {metres}, {miles} and {kilometres} to choose from. */
export interface DistanceWords {
  near: string;
  far: string;
}

/**
 * "980 ft (300 m)", "0.7 mi (1.1 km)": to two digits, for nobody paces out more, and in whole feet and
 * metres; nothing is nearer than one metre.
 */
export function distanceWords(metres: number, words: DistanceWords, locale: string): string {
  const short = (value: number) =>
    (value < 10 ? Math.round(value) : value)
      .toLocaleString(locale, { maximumSignificantDigits: 2 });
  const long = (value: number) => value.toLocaleString(locale, { maximumFractionDigits: 1 });
  return fill(metres < FAR_METRES ? words.near : words.far, {
    feet: short(Math.max(1, metres) * FEET_PER_METRE),
    metres: short(Math.max(1, metres)),
    miles: long(metres / METRES_PER_MILE),
    kilometres: long(metres / 1000),
  });
}
