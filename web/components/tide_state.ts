// The state of the water over a ZIP code in words, where the tide floods or will.
import type { TideOutlook } from "shared/api/tides.ts";
import type { Language } from "shared/languages.ts";
import type { Level } from "shared/levels.ts";
import { levelOfTide } from "shared/tides/levels.ts";
import { nearTimeIn } from "../words/near_time.ts";
import { WORDS } from "../words/words.ts";

interface TideState {
  level: Level;
  headline: string;
  todo: string;
  source: string;
}

/** Undefined: a usual tide. */
export function tideState(
  { station, high, told }: TideOutlook,
  { now, timeZone, language }: { now: Date; timeZone: string; language: Language },
): TideState | undefined {
  const level = high?.level ?? told?.level;
  if (!level) return undefined;
  const { tide: words } = WORDS[language];
  const name = words.levels[level];
  return {
    level: levelOfTide(level),
    headline: high?.level ? words.head(name, nearTimeIn(language, high.at, now, timeZone)) : name,
    todo: words.todo[level],
    source: words.by(station.name),
  };
}
