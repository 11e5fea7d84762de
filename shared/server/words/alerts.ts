// The texts of a storm: the facts and the places put into the words of a language.
import type { Language } from "shared/languages.ts";
import type { Level } from "shared/levels.ts";
import type { ClearFacts, Facts } from "shared/storms/facts.ts";
import type { Threat } from "shared/storms/dangers.ts";
import { findProduct, nameOfWarning } from "shared/storms/products.ts";
import type { TextWords } from "./every_text.ts";
import { fitting } from "./fitting.ts";
import { type AlertTell, isSame, mannerOf, type Tell, worstFirst, type ZipCode } from "./tell.ts";
import { WORDS } from "./words.ts";

/** When it is said, and where its links lead. */
export interface Saying {
  now: Date;
  publicUrl: string;
}

/** What is to be told to one person at once, in one text: the worst first. All of one manner. */
export function stormText(language: Language, tells: Tell[], saying: Saying): string {
  const sorted = worstFirst(tells);
  const [{ step, place }] = sorted as [Tell];
  const { publicUrl } = saying;
  switch (mannerOf({ step })) {
    case "ask":
      return askText(language, { place, publicUrl });
    case "clear": {
      const clears = sorted.filter((tell) => tell.step === "clear");
      // What never came true anywhere is no flood that is over.
      const facts = clears.find(({ facts }) => facts.cameTrue !== false)?.facts ?? clears[0]!.facts;
      const places = clears.map(({ place }) => place);
      return clearsText(language, { facts, places, publicUrl });
    }
    case "alert":
      return alertsText(language, sorted as AlertTell[], saying);
  }
}

/** The text of an episode's start or step up. */
export function alertText(
  language: Language,
  { level, facts, place, ...saying }: {
    level: Level;
    facts: Facts;
    place: ZipCode;
    publicUrl: string;
    now: Date;
  },
): string {
  return alertsText(language, [{ step: level, facts, place }], saying);
}

/** Worst first. */
function alertsText(language: Language, tells: AlertTell[], { publicUrl, now }: Saying): string {
  const words = WORDS[language];
  const [worst] = tells as [AlertTell];
  const same = tells.filter((tell) => isSame(tell, worst));
  const places = same.map(({ place }) => place);
  const { facts, place } = worst;
  const time = (iso: string) => timeIn(words, place.timeZone, new Date(iso), now);
  const lastUntil = latestUntil(same);
  const until = lastUntil && time(lastUntil);
  const besides = besidesOf(words, tells.filter((tell) => !isSame(tell, worst)));
  return fitting(words, { places, besides }, publicUrl, (where, link) => {
    if (facts.warning) {
      const event = eventIn(words, facts.warning);
      const hazard = findProduct(facts.warning.event)?.hazard ?? "river";
      const from = facts.from && time(facts.from);
      return words.warning({ event, hazard, where, from, until, link });
    }
    const minutes = facts.crossed?.minutes ?? 15;
    const { mm, at } = minutes === 60 ? facts.wettestHour : facts.wettestQuarter;
    const rain = words.rain(mm, minutes, time(at));
    return words.alert[levelOf(worst)]({ where, rain, until, link });
  });
}

/** Of several the last; none where of one of them no end is known. */
function latestUntil(tells: AlertTell[]): string | undefined {
  const ends = tells.map(({ facts }) => facts.until);
  if (ends.includes(undefined)) return undefined;
  return (ends as string[]).reduce((last, end) => Date.parse(end) > Date.parse(last) ? end : last);
}

function besidesOf(words: TextWords, tells: AlertTell[]) {
  const groups: AlertTell[][] = [];
  for (const tell of tells) {
    const group = groups.find(([first]) => isSame(first!, tell));
    if (group) group.push(tell);
    else groups.push([tell]);
  }
  return groups.map((group) => {
    const [first] = group as [AlertTell];
    const { warning } = first.facts;
    return {
      places: group.map(({ place }) => place),
      say: (where: string) =>
        warning
          ? words.besides.warning({ event: eventIn(words, warning), where })
          : words.besides[levelOf(first)]({ where }),
    };
  });
}

function levelOf({ step }: AlertTell): Level {
  return step === "warning" ? "flood" : step;
}

/** The all-clear of an episode. */
export function clearText(
  language: Language,
  { place, ...parts }: { facts: ClearFacts; place: ZipCode; publicUrl: string },
): string {
  return clearsText(language, { ...parts, places: [place] });
}

function clearsText(
  language: Language,
  { facts, places, publicUrl }: { facts: ClearFacts; places: ZipCode[]; publicUrl: string },
): string {
  const words = WORDS[language];
  return fitting(
    words,
    { places, besides: [] },
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
  const whereabouts = { places: [place], besides: [] };
  return fitting(words, whereabouts, publicUrl, (where) => words.ask({ where }));
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
