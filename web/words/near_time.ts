// When something is, as short as it can be said: within half a day either way the clock alone.
import type { Language } from "shared/languages.ts";
import { timesIn } from "./times.ts";
import { WORDS } from "./words.ts";

const HALF_DAY_MS = 12 * 60 * 60_000;

/** "3:06 AM", "Nov 30 at 3:06 AM" */
export function nearTimeIn(language: Language, at: string, now: Date, timeZone: string): string {
  const times = timesIn(language);
  const isNear = Math.abs(Date.parse(at) - now.getTime()) <= HALF_DAY_MS;
  return isNear
    ? WORDS[language].zip.clock(times.clock(at, timeZone))
    : times.dayAndTime(at, now, timeZone);
}
