// The languages of the pages, one file each: a key that is missing in one does not compile.
import type { Language } from "shared/languages.ts";
import { en, type Words } from "./en.ts";
import { es } from "./es.ts";
import { zh } from "./zh.ts";

export type { Words };

export const WORDS: Record<Language, Words> = { en, es, zh };
