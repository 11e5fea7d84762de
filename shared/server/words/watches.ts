// The text of a watch, to who asked to hear a day ahead.
import type { Language } from "shared/languages.ts";
import type { WatchFacts } from "shared/storms/facts.ts";
import { eventIn, type Saying, timeIn } from "./alerts.ts";
import { fitting } from "./fitting.ts";
import type { ZipCode } from "./tell.ts";
import { WORDS } from "./words.ts";

/** `places`: all of the reader's that it touches, as they added them. */
export function watchText(
  language: Language,
  { facts, places, publicUrl, now }: Saying & { facts: WatchFacts; places: ZipCode[] },
): string {
  const words = WORDS[language];
  const [{ timeZone }] = places as [ZipCode];
  const time = (iso: string) => timeIn(words, timeZone, new Date(iso), now);
  const { from, until } = facts;
  return fitting(words, { places, besides: [] }, publicUrl, (where, link) =>
    words.watch({
      event: eventIn(words, facts),
      where,
      from: from && time(from),
      until: until && time(until),
      link,
    }));
}
