// What a district's staff ask of who sent a report, with what belongs around it.
import type { Language } from "shared/languages.ts";
import { placeName } from "./place_name.ts";
import { WORDS } from "./words.ts";

export function questionText(
  { language, zip, city }: { language: Language; zip: string; city: string | null },
  text: string,
): string {
  return WORDS[language].question({ where: placeName({ zip, city }), text });
}
