// The state of a ZIP code in words: what is happening, what is coming, what to do.
import type { ZipPage } from "shared/api/zips.ts";
import type { Language } from "shared/languages.ts";
import { isAtLeast, type Level } from "shared/levels.ts";
import { rainIn } from "../words/rain.ts";
import { timesIn } from "../words/times.ts";
import { WORDS } from "../words/words.ts";
import { eventWords } from "./event_words.ts";
import { type Course, type Outlook, outlookOf, type Peak } from "./outlook.ts";

export interface StateWords {
  /** How it is coloured; undefined: nothing is known. */
  tone: Level | "calm" | undefined;
  headline: string;
  /** In sentences. */
  coming: string;
  todo: string | undefined;
  /** People may be in danger. */
  isDangerous: boolean;
  /** Where the words come from, and how old they are. */
  source: string | undefined;
}

export function stateWords(page: ZipPage, now: Date, language: Language): StateWords {
  const outlook = outlookOf(page, now);
  const say = sayIn(page, now, language);
  return {
    tone: toneOf(outlook),
    headline: say.headline(outlook),
    coming: say.coming(outlook).join(language === "zh" ? "" : " "),
    todo: say.todo(outlook),
    isDangerous: outlook.kind === "official" || levelOf(outlook) === "flood",
    source: outlook.kind === "unwatched" || outlook.kind === "stale" || !page.checkedAt
      ? undefined
      : WORDS[language].zip.coming.checked(timesIn(language).ago(page.checkedAt, now)),
  };
}

function toneOf(outlook: Outlook): StateWords["tone"] {
  switch (outlook.kind) {
    case "official":
      return "flood";
    case "storm":
      return outlook.level;
    case "unwatched":
      return undefined;
    // Old news is no all-clear.
    case "stale":
      return outlook.level ?? undefined;
    case "coming":
    case "over":
    case "calm":
      return "calm";
  }
}

/** The worst that is on, coming, or was on when something was last known. */
function levelOf(outlook: Outlook): Level | null {
  switch (outlook.kind) {
    case "official":
      return "flood";
    case "storm":
      return outlook.worse?.level ?? outlook.level;
    case "stale":
    case "coming":
      return outlook.level;
    case "unwatched":
    case "over":
    case "calm":
      return null;
  }
}

const HALF_DAY_MS = 12 * 60 * 60_000;

function sayIn({ timeZone, checkedAt }: ZipPage, now: Date, language: Language) {
  const { state, coming, todo, storm, clock, official } = WORDS[language].zip;
  const times = timesIn(language);
  const rain = rainIn(language);

  function time(at: number | string): string {
    const iso = new Date(at).toISOString();
    const isNear = Math.abs(Date.parse(iso) - now.getTime()) <= HALF_DAY_MS;
    return isNear ? clock(times.clock(iso, timeZone)) : times.dayAndTime(iso, now, timeZone);
  }

  function headline(outlook: Outlook): string {
    switch (outlook.kind) {
      case "official": {
        const { event, onsetAt, endsAt } = outlook.warning;
        const name = eventWords(event, official.events);
        return onsetAt && Date.parse(onsetAt) > now.getTime()
          ? state.officialFrom(name, time(onsetAt), time(endsAt))
          : state.official(name, time(endsAt));
      }
      case "unwatched":
        return state.unwatched;
      case "stale":
        return state.stale(time(checkedAt!));
      case "storm":
        return stormHeadline(outlook.level, outlook.course);
      case "coming":
        return state.calmThen(storm[outlook.level], time(outlook.fromAt));
      case "over":
        return (outlook.cameTrue ? state.over : state.neverCame)[outlook.level];
      case "calm":
        return state.calm;
    }
  }

  function stormHeadline(level: Level, course: Course): string {
    switch (course.phase) {
      case "ahead":
        return state.from(storm[level], time(course.fromAt));
      case "now":
        return state.since(storm[level], time(course.sinceAt));
      case "easing":
        return state.easing[level];
    }
  }

  function comingOf(outlook: Outlook): string[] {
    switch (outlook.kind) {
      case "official": {
        const { sender } = outlook.warning;
        const by = sender ? coming.officialBy(sender) : coming.official;
        return [by, ...peakWords(outlook.peak)];
      }
      case "unwatched":
        return [coming.unwatched];
      case "stale":
        return [
          ...outlook.level ? [coming.staleThen[outlook.level]] : [],
          coming.stale(times.ago(checkedAt!, now)),
        ];
      case "storm": {
        const { course, worse, peak } = outlook;
        const worseWords = worse ? [coming.worse(storm[worse.level], time(worse.fromAt))] : [];
        if (course.phase === "easing") return [coming.noMore];
        return [...worseWords, ...peakWords(peak), ...worse ? [] : untilWords(course)];
      }
      case "coming":
        return [...peakWords(outlook.peak), ...untilWords(outlook)];
      case "over": {
        const ended = outlook.cameTrue ? [coming.ended(times.ago(outlook.endedAt, now))] : [];
        return [...ended, ...dryWords(outlook.dryHours)];
      }
      case "calm":
        return dryWords(outlook.dryHours);
    }
  }

  function peakWords(peak: Peak | undefined): string[] {
    if (!peak) return [];
    const words = peak.minutes === 60 ? coming.inHour : coming.inQuarter;
    return [words(rain.amount(peak.mm), time(peak.at))];
  }

  function untilWords({ untilAt, isOpenEnded }: { untilAt: number; isOpenEnded: boolean }) {
    return [(isOpenEnded ? coming.atLeastUntil : coming.until)(time(untilAt))];
  }

  function dryWords(hours: number): string[] {
    return hours > 0 ? [coming.dry(hours)] : [];
  }

  function todoOf(outlook: Outlook): string | undefined {
    if (outlook.kind === "over") {
      return isAtLeast(outlook.level, "heavy") && outlook.cameTrue ? todo.after : undefined;
    }
    const level = levelOf(outlook);
    if (outlook.kind === "storm" && outlook.course.phase === "easing" && level !== "any") {
      return todo.after;
    }
    return level ? todo[level] : undefined;
  }

  return { headline, coming: comingOf, todo: todoOf };
}
