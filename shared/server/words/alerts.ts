// The texts of a storm: the facts and the place put into the words of a language, within the parts
// that a text may have.
import { pathTo } from "../../path_to.ts";
import type { Language } from "shared/languages.ts";
import { countSegments } from "shared/server/segments.ts";
import type { Level } from "shared/levels.ts";
import type { ClearFacts, Facts } from "shared/storms/facts.ts";
import type { Threat } from "shared/storms/dangers.ts";
import { findProduct, nameOfWarning } from "shared/storms/products.ts";
import type { TextWords } from "./every_text.ts";
import { placeName } from "./place_name.ts";
import { WORDS } from "./words.ts";

export interface ZipCode {
  zip: string;
  city: string | null;
  timeZone: string;
}

/** The text of an episode's start or step up. */
export function alertText(
  language: Language,
  { level, facts, place, publicUrl, now }: {
    level: Level;
    facts: Facts;
    place: ZipCode;
    publicUrl: string;
    now: Date;
  },
): string {
  const words = WORDS[language];
  const time = (iso: string) => timeIn(words, place.timeZone, new Date(iso), now);
  const until = facts.until && time(facts.until);
  return fitting(words, place, publicUrl, (where, link) => {
    if (facts.warning) {
      const event = eventIn(words, facts.warning);
      const hazard = findProduct(facts.warning.event)?.hazard ?? "river";
      const from = facts.from && time(facts.from);
      return words.warning({ event, hazard, where, from, until, link });
    }
    const minutes = facts.crossed?.minutes ?? 15;
    const { mm, at } = minutes === 60 ? facts.wettestHour : facts.wettestQuarter;
    const rain = words.rain(mm, minutes, time(at));
    return words.alert[level]({ where, rain, until, link });
  });
}

/** The all-clear of an episode. */
export function clearText(
  language: Language,
  { facts, place, publicUrl }: { facts: ClearFacts; place: ZipCode; publicUrl: string },
): string {
  const words = WORDS[language];
  return fitting(
    words,
    place,
    publicUrl,
    (where, link) => {
      if (facts.isWithoutRain) return words.clearOfficial({ where, link });
      if (facts.cameTrue === false) return words.clearUnfulfilled[facts.level]({ where });
      return words.clear[facts.level]({ where, link });
    },
  );
}

/** The question after heavy rain has fallen: is it flooding where you are? */
export function askText(
  language: Language,
  { place, publicUrl }: { place: ZipCode; publicUrl: string },
): string {
  const words = WORDS[language];
  return fitting(words, place, publicUrl, (where) => words.ask({ where }));
}

/** An official warning's name in a language. */
export function eventIn(
  words: TextWords,
  warning: { event: string; threat?: Threat | null },
): string {
  const name = nameOfWarning(warning);
  return words.events[name] ?? name;
}

const FAR_MS = 12 * 3600_000;
/** From here on a weekday may be the next week's. */
const DATED_MS = 6 * 24 * 3600_000;

/** With its weekday where that is more than half a day away, with its date where the weekday could mislead. */
export function timeIn(words: TextWords, timeZone: string, at: Date, now: Date): string {
  const away = Math.abs(at.getTime() - now.getTime());
  return words.time(at, timeZone, away > DATED_MS ? "date" : away > FAR_MS ? "weekday" : undefined);
}

/**
 * With the city's name where that takes no further part, else with the ZIP code alone, else without
 * the link: a warning that is cut off says less.
 */
export function fitting(
  words: TextWords,
  place: ZipCode,
  publicUrl: string,
  write: (where: string, link: string) => string,
): string {
  const { zip } = place;
  const link = publicUrl + pathTo`/zip/${zip}`;
  const named = write(placeName(place), link);
  const parts = countSegments(named);
  if (parts === 1) return named;
  const short = write(zip, link);
  const shortParts = countSegments(short);
  if (parts <= words.maxSegments && parts <= shortParts) return named;
  if (shortParts <= words.maxSegments) return short;
  return write(zip, "").replace(/ +/g, " ").trim();
}
