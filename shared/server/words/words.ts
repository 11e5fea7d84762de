// The languages' words, one file each.
import { type Language, LANGUAGES } from "shared/languages.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { TextWords } from "./every_text.ts";
import { zh } from "./zh.ts";

export const WORDS: Record<Language, TextWords> = { en, es, zh };

/** The languages whose texts no native reader has checked. */
export function listUnchecked(): Language[] {
  return LANGUAGES.filter((language) => WORDS[language].reviewer === null);
}
