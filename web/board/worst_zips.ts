// Of a district's ZIP codes those to speak of: the worst, and which share its fate.
import type { ZipWeather } from "shared/api/zips.ts";
import { type StateWords, stateWords } from "@/components/state_words.ts";

/** From least to most; what is not known is worse than calm, for it may be anything. */
const TONES = ["calm", undefined, "any", "heavy", "flood"] as const;

interface WorstZips {
  words: StateWords;
  /** The first of them. */
  zip: ZipWeather;
  /** All that are told the same. */
  zips: string[];
}

/** Undefined: it has none. */
export function worstZips(weather: ZipWeather[], now: Date): WorstZips | undefined {
  const told = weather.map((zip) => ({ zip, words: stateWords(zip, now, "en") }));
  const rank = ({ words }: (typeof told)[number]) => TONES.indexOf(words.tone);
  const [worst] = told.toSorted((a, b) => rank(b) - rank(a));
  if (!worst) return undefined;
  const same = told.filter(({ words }) => words.headline === worst.words.headline);
  return { ...worst, zips: same.map(({ zip }) => zip.zip) };
}
