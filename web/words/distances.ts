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

/** Making one costs fifty times as much as using it, and a list of reports says dozens. */
const formats: Record<string, Intl.NumberFormat> = {};

/**
 * "980 ft (300 m)", "0.7 mi (1.1 km)": to two digits, for nobody paces out more, and in whole feet and
 * metres; nothing is nearer than one metre.
 */
export function distanceWords(metres: number, words: DistanceWords, locale: string): string {
  const say = (value: number, style: Intl.NumberFormatOptions) =>
    (formats[locale + JSON.stringify(style)] ??= new Intl.NumberFormat(locale, style))
      .format(value);
  const short = (value: number) =>
    say(value < 10 ? Math.round(value) : value, { maximumSignificantDigits: 2 });
  const long = (value: number) => say(value, { maximumFractionDigits: 1 });
  return fill(metres < FAR_METRES ? words.near : words.far, {
    feet: short(Math.max(1, metres) * FEET_PER_METRE),
    metres: short(Math.max(1, metres)),
    miles: long(metres / METRES_PER_MILE),
    kilometres: long(metres / 1000),
  });
}
