// The state of a ZIP code in words: what is happening, what is coming, what to do.
import type { OfficialWarning } from "shared/api/warnings.ts";
import type { ZipWeather } from "shared/api/zips.ts";
import type { Language } from "shared/languages.ts";
import { isAtLeast, type Level } from "shared/levels.ts";
import { dangerOfWarning, findProduct, nameOfWarning } from "shared/storms/products.ts";
import { levelOfDanger } from "shared/storms/dangers.ts";
import type { Doubt } from "shared/storms/forecast_age.ts";
import type { Peak, RainEnd, StormCourse } from "shared/storms/outlook.ts";
import { nearTimeIn } from "../words/near_time.ts";
import { rainIn } from "../words/rain.ts";
import { timesIn } from "../words/times.ts";
import { WORDS } from "../words/words.ts";
import { eventWords } from "./event_words.ts";
import { tideState } from "./tide_state.ts";
import { outlookOfZip, type ZipOutlook } from "./outlook.ts";

export interface StateWords {
  /** How it is coloured; undefined: nothing is known. */
  tone: Level | "calm" | undefined;
  headline: string;
  /** What is old or missing, in sentences; said before any forecast. */
  doubt: string | undefined;
  /** In sentences. */
  coming: string;
  todo: string | undefined;
  /** People may be in danger. */
  isDangerous: boolean;
  /** Where the words come from, and how old they are. */
  source: string | undefined;
}

/** Of the sky and of the sea, the worse in front: "no storm now" alone would be no word of salt water. */
export function stateWords(page: ZipWeather, now: Date, language: Language): StateWords {
  const sky = skyWords(page, now, language);
  const { tide, timeZone } = page;
  const water = tide && tideState(tide, { now, timeZone, language });
  if (!water) return sky;
  const joint = language === "zh" ? "" : " ";
  const { sentence } = WORDS[language].tide;
  const { tone } = sky;
  const isSkyFirst = tone !== undefined && tone !== "calm" && isAtLeast(tone, water.level);
  const [first, second] = isSkyFirst ? [sky, water] : [water, sky];
  return {
    ...sky,
    tone: isSkyFirst ? tone : water.level,
    headline: first.headline,
    coming: isSkyFirst
      ? [sky.coming, sentence(water.headline)].join(joint)
      : [sentence(sky.headline), sky.coming].join(joint),
    // Of two floods one says what to do.
    todo: isSkyFirst && water.level === "flood"
      ? sky.todo
      : [first.todo, second.todo].filter(Boolean).join(joint),
    isDangerous: sky.isDangerous || water.level === "flood",
    source: [sky.source, water.source].filter(Boolean).join(joint),
  };
}

function skyWords(page: ZipWeather, now: Date, language: Language): StateWords {
  const outlook = outlookOfZip(page, now);
  const say = sayIn(page, now, language);
  const joint = language === "zh" ? "" : " ";
  const isChecked = outlook.kind !== "unwatched" && outlook.kind !== "stale" &&
    doubtIn(outlook)?.kind !== "oldRun" && page.checkedAt !== null;
  return {
    tone: toneOf(outlook),
    headline: say.headline(outlook),
    doubt: say.doubt(outlook).join(joint) || undefined,
    coming: say.coming(outlook).join(joint),
    todo: say.todo(outlook),
    isDangerous: levelOf(outlook) === "flood",
    source: isChecked
      ? WORDS[language].zip.coming.checked(timesIn(language).ago(page.checkedAt!, now))
      : undefined,
  };
}

function toneOf(outlook: ZipOutlook): StateWords["tone"] {
  switch (outlook.kind) {
    case "official":
      return levelOfWarning(outlook.warning);
    case "storm":
      return outlook.level;
    case "unwatched":
      return undefined;
    // Old news is no all-clear.
    case "stale":
      return outlook.level ?? undefined;
    // Nor is a forecast that is old or has holes.
    case "coming":
    case "over":
    case "calm":
      return outlook.doubt ? undefined : "calm";
  }
}

/** The worst that is on, coming, or was on when something was last known. */
function levelOf(outlook: ZipOutlook): Level | null {
  switch (outlook.kind) {
    case "official":
      return levelOfWarning(outlook.warning);
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

function levelOfWarning({ event, threat }: OfficialWarning): Level {
  return levelOfDanger(dangerOfWarning(event, threat));
}

/** What stands between us and trusting the forecast; where it was not asked at all has words of its own. */
function doubtIn(outlook: ZipOutlook): Extract<Doubt, { kind: "oldRun" | "gap" }> | undefined {
  if (outlook.kind === "unwatched" || outlook.kind === "stale") return undefined;
  const { doubt } = outlook;
  return doubt?.kind === "oldRun" || doubt?.kind === "gap" ? doubt : undefined;
}

const HOUR_MS = 60 * 60_000;

function sayIn({ timeZone, checkedAt }: ZipWeather, now: Date, language: Language) {
  const { state, coming, todo, storm, official } = WORDS[language].zip;
  const times = timesIn(language);
  const rain = rainIn(language);

  function time(at: number | string): string {
    return nearTimeIn(language, new Date(at).toISOString(), now, timeZone);
  }

  /** What is old or missing comes first; beside it "no storm now" would be a promise. */
  function headline(outlook: ZipOutlook): string {
    const doubt = outlook.kind === "official" ? undefined : doubtIn(outlook);
    if (!doubt) return headlineOf(outlook);
    const words = doubt.kind === "oldRun" ? state.oldRun(times.ago(doubt.runAt, now)) : state.gap;
    return outlook.kind === "calm" ? words : state.doubted(words, headlineOf(outlook));
  }

  function doubtWords(outlook: ZipOutlook): string[] {
    if (outlook.kind === "stale") return [coming.stale(times.ago(checkedAt!, now))];
    const doubt = doubtIn(outlook);
    if (!doubt) return [];
    if (doubt.kind === "oldRun") return [coming.oldRun(times.ago(doubt.runAt, now))];
    return [
      doubt.untilAt === undefined
        ? coming.gapFrom(time(doubt.fromAt))
        : coming.gap(time(doubt.fromAt), time(doubt.untilAt)),
    ];
  }

  function headlineOf(outlook: ZipOutlook): string {
    switch (outlook.kind) {
      case "official": {
        const { onsetAt, endsAt } = outlook.warning;
        const name = eventWords(nameOfWarning(outlook.warning), official.events);
        const until = endsAt ? time(endsAt) : undefined;
        return onsetAt && Date.parse(onsetAt) > now.getTime()
          ? state.officialFrom(name, time(onsetAt), until)
          : state.official(name, until);
      }
      case "unwatched":
        return state.unwatched;
      case "stale":
        return state.stale(time(checkedAt!));
      case "storm":
        return stormHeadline(outlook.level, outlook.course);
      case "coming":
        return outlook.doubt
          ? state.from(storm[outlook.level], time(outlook.fromAt))
          : state.calmThen(storm[outlook.level], time(outlook.fromAt));
      case "over":
        return (outlook.cameTrue ? state.over : state.neverCame)[outlook.level];
      case "calm":
        return state.calm;
    }
  }

  function stormHeadline(level: Level, course: StormCourse): string {
    switch (course.phase) {
      case "ahead":
        return state.from(storm[level], time(course.fromAt));
      case "now":
        return state.since(storm[level], time(course.sinceAt));
      case "easing":
        return state.easing[level];
    }
  }

  function comingOf(outlook: ZipOutlook): string[] {
    switch (outlook.kind) {
      case "official": {
        const { sender } = outlook.warning;
        const by = sender ? coming.officialBy(sender) : coming.official;
        return [by, ...doubtWords(outlook), ...peakWords(outlook.peak)];
      }
      case "unwatched":
        return [coming.unwatched];
      case "stale":
        return [
          ...outlook.level ? [coming.staleThen[outlook.level]] : [],
          ...doubtWords(outlook),
        ];
      case "storm": {
        const { course, worse, peak } = outlook;
        const worseWords = worse ? [coming.worse(storm[worse.level], time(worse.fromAt))] : [];
        if (course.phase === "easing") return [...doubtWords(outlook), coming.noMore];
        return [
          ...doubtWords(outlook),
          ...worseWords,
          ...worse ? peakWords(peak) : spellWords(course, peak),
        ];
      }
      case "coming":
        return [...doubtWords(outlook), ...spellWords(outlook, outlook.peak)];
      case "over": {
        const ended = outlook.cameTrue ? [coming.ended(times.ago(outlook.endedAt, now))] : [];
        return [...doubtWords(outlook), ...ended, ...dryWords(outlook)];
      }
      case "calm":
        return [...doubtWords(outlook), ...dryWords(outlook)];
    }
  }

  function peakWords(peak: Peak | undefined): string[] {
    if (!peak) return [];
    const words = peak.minutes === 60 ? coming.inHour : coming.inQuarter;
    return [words(rain.amount(peak.mm), time(peak.at))];
  }

  /** In the order of time: the peak may be of a later spell. */
  function spellWords(spell: RainEnd, peak: Peak | undefined): string[] {
    const { untilAt, isOpenEnded, againAt } = spell;
    const until = (isOpenEnded ? coming.atLeastUntil : coming.until)(time(untilAt));
    const again = againAt === undefined ? [] : [coming.again(time(againAt))];
    const isLater = peak !== undefined && peak.at > untilAt;
    return isLater ? [until, ...again, ...peakWords(peak)] : [...peakWords(peak), until, ...again];
  }

  function dryWords({ dryUntilAt, doubt }: { dryUntilAt: number; doubt?: Doubt }): string[] {
    const dryHours = Math.floor((dryUntilAt - now.getTime()) / HOUR_MS);
    return dryHours > 0 && !doubt ? [coming.dry(dryHours)] : [];
  }

  function todoOf(outlook: ZipOutlook): string | undefined {
    if (outlook.kind === "over") {
      return isAtLeast(outlook.level, "heavy") && outlook.cameTrue ? todo.after : undefined;
    }
    if (outlook.kind === "official") {
      const hazard = findProduct(outlook.warning.event)?.hazard;
      return hazard ? official.todo[hazard] : todo.flood;
    }
    const level = levelOf(outlook);
    if (outlook.kind === "storm" && outlook.course.phase === "easing" && level !== "any") {
      return todo.after;
    }
    return level ? todo[level] : undefined;
  }

  return { headline, doubt: doubtWords, coming: comingOf, todo: todoOf };
}
