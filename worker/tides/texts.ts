// What a tide's alert says, in every language of its readers.
import { type Language, LANGUAGES } from "shared/languages.ts";
import { tideClearText, tideText } from "shared/server/words/tides.ts";
import type { TideClearFacts, TideFacts } from "shared/tides/facts.ts";
import type { ZipOfStation } from "./sql.ts";

/** When it is said, and where its links lead. */
export interface TideSaying {
  now: Date;
  publicUrl: string;
}

export function textsOfTide(
  facts: TideFacts,
  place: ZipOfStation,
  { now, publicUrl }: TideSaying,
): Record<Language, string> {
  return inEach((language) => tideText(language, { facts, place, publicUrl, now }));
}

export function textsOfClear(
  facts: TideClearFacts,
  place: ZipOfStation,
  { publicUrl }: TideSaying,
): Record<Language, string> {
  return inEach((language) => tideClearText(language, { facts, place, publicUrl }));
}

function inEach(say: (language: Language) => string): Record<Language, string> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as Record<
    Language,
    string
  >;
}
