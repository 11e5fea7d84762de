// The texts of a tide: the facts and the place put into the words of a language.
import type { Language } from "shared/languages.ts";
import type { TideClearFacts, TideFacts } from "shared/tides/facts.ts";
import { timeIn } from "./alerts.ts";
import { fitting } from "./fitting.ts";
import type { ZipCode } from "./tell.ts";
import { WORDS } from "./words.ts";

/** That high water is near, or is here. */
export function tideText(
  language: Language,
  { facts, place, publicUrl, now }: {
    facts: TideFacts;
    place: ZipCode;
    publicUrl: string;
    now: Date;
  },
): string {
  const words = WORDS[language];
  const time = (iso: string) => timeIn(words, place.timeZone, new Date(iso), now);
  const { peak, minorMetres, until, level } = facts;
  const over = Math.max(0, peak.metres - minorMetres);
  return fitting(
    words,
    { places: [place], besides: [] },
    publicUrl,
    (where, link) =>
      words.tide[level]({
        where,
        over: words.height(over),
        at: time(peak.at),
        until: until && time(until),
        link,
      }),
  );
}

/** The all-clear of a tide. */
export function tideClearText(
  language: Language,
  { facts, place, publicUrl }: { facts: TideClearFacts; place: ZipCode; publicUrl: string },
): string {
  const words = WORDS[language];
  return fitting(
    words,
    { places: [place], besides: [] },
    publicUrl,
    (where, link) =>
      facts.cameTrue === false
        ? words.tideClearUnfulfilled({ where })
        : words.tideClear({ where, link }),
  );
}
