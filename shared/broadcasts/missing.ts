// What a broadcast lacks before it may be submitted. Pure.
import { type Language, LANGUAGES } from "../languages.ts";
import { findOfficialWords } from "./official_words.ts";

/** As far as it is written. */
export interface Written {
  name: string;
  words: Record<Language, string>;
  /** Empty where it is a drill: that goes to staff. */
  zips: readonly string[];
  validMinutes: number | null;
}

export type BroadcastFault =
  | { part: "name" | "zips" | "words" | "validMinutes" }
  /** `language`: whose words look like an official warning, by these of them. */
  | { part: "official"; language: Language; found: string[] };

/** In the order of the form; empty: it may go on. */
export function listFaults(
  { name, words, zips, validMinutes }: Written,
  { isDrill }: { isDrill: boolean },
): BroadcastFault[] {
  const faults: BroadcastFault[] = [];
  if (name === "") faults.push({ part: "name" });
  if (zips.length === 0 && !isDrill) faults.push({ part: "zips" });
  if (listTold(words).length === 0) faults.push({ part: "words" });
  for (const language of LANGUAGES) {
    const found = findOfficialWords(words[language]);
    if (found.length > 0) faults.push({ part: "official", language, found });
  }
  if (validMinutes === null) faults.push({ part: "validMinutes" });
  return faults;
}

/** The languages it has words in: who reads another gets none of it. */
export function listTold(words: Record<Language, string>): Language[] {
  return LANGUAGES.filter((language) => words[language] !== "");
}
