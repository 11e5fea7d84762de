// Heights of the water as people say them here: feet first, then metres.
import type { Language } from "shared/languages.ts";
import { formatNumber } from "./numbers.ts";
import { WORDS } from "./words.ts";

const METRES_PER_FOOT = 0.3048;

/** "7.2 ft (2.20 m)" */
export function heightIn(language: Language, metres: number): string {
  const number = (value: number, digits: number) =>
    formatNumber(language, value, { digits, atLeast: digits });
  return WORDS[language].tide.height(number(metres / METRES_PER_FOOT, 1), number(metres, 2));
}
