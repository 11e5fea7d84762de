// Why an alert was given, in sentences, from the facts that were stored when it was decided.
import type { Step } from "shared/api/messages.ts";
import type { AlertFacts, WatchFacts } from "shared/storms/facts.ts";
import { type Language, LOCALES } from "shared/languages.ts";
import { nameOfWarning } from "shared/storms/products.ts";
import { rainIn } from "@/words/rain.ts";
import { timesIn } from "@/words/times.ts";
import { WORDS } from "@/words/words.ts";

interface Told {
  /** When the alert was decided: times of its day are told without their date. */
  createdAt: string;
  /** Of the place that the alert is about. */
  timeZone: string;
  /** Of who reads the reasons now. */
  language: Language;
}

export function reasonsFor(step: Step, facts: AlertFacts, told: Told): string[] {
  if (step === "clear") return clearReasons(facts, told);
  const { reasons } = WORDS[told.language].texts;
  const { warning, until } = facts;
  return [
    ...warning ? [reasons.warning(nameOfWarning(warning), warning.sender, warning.headline)] : [],
    ...rainReasons(step, facts, told),
    ...modelReasons(facts, told),
    ...facts.from ? [reasons.from(when(facts.from, told))] : [],
    ...until ? [reasons.until(when(until, told))] : [],
  ];
}

/** Of a watch, to who asked to hear a day ahead. */
export function watchReasons(watch: WatchFacts, told: Told): string[] {
  const { reasons } = WORDS[told.language].texts;
  const { event, sender, headline, from, until } = watch;
  return [
    reasons.warning(event, sender, headline),
    ...from ? [reasons.from(when(from, told))] : [],
    ...until ? [reasons.until(when(until, told))] : [],
    reasons.watch,
  ];
}

function clearReasons(
  { level, wetAt, fell, cameTrue, isWithoutRain }: AlertFacts,
  told: Told,
): string[] {
  if (!level || !wetAt) return [];
  const { texts: { reasons }, common: { levels } } = WORDS[told.language];
  if (isWithoutRain) return [reasons.warningsOver];
  return [
    cameTrue === false
      ? reasons.cameToNothing(levels[level])
      : reasons.lastRain(levels[level], when(wetAt, told)),
    ...fellReasons(fell, told),
  ];
}

function fellReasons(fell: AlertFacts["fell"], told: Told): string[] {
  if (!fell) return [];
  if (fell.mm === 0) return [WORDS[told.language].texts.reasons.dry];
  return [wettest({ minutes: 15, amount: fell, isForecast: false }, told)];
}

/** The amount that crossed the threshold; beside a warning alone, the most there was. */
function rainReasons(step: Exclude<Step, "clear">, facts: AlertFacts, told: Told): string[] {
  const { crossed, wettestQuarter, wettestHour, thresholdsOf, leadMinutes } = facts;
  const minutes = crossed?.minutes ?? 15;
  const most = minutes === 60 ? wettestHour : wettestQuarter;
  if (!most || most.mm === 0) return [];
  const isForecast = Date.parse(most.at) > Date.parse(told.createdAt);
  const amount = wettest({ minutes, amount: most, isForecast, leadMinutes }, told);
  if (!crossed || step === "ask") return [amount];
  const { texts: { reasons }, common: { levels } } = WORDS[told.language];
  const level = levels[step === "warning" ? "flood" : step];
  const set = rainIn(told.language).setAmount(crossed.mm);
  return [amount, reasons.begins(level, set, minutes, thresholdsOf)];
}

/** Whose estimate it was. */
function modelReasons({ modelRunAt }: AlertFacts, told: Told): string[] {
  if (!modelRunAt) return [];
  return [WORDS[told.language].texts.reasons.model(when(modelRunAt, told))];
}

interface Wettest {
  minutes: 15 | 60;
  amount: { mm: number; at: string };
  isForecast: boolean;
  leadMinutes?: number;
}

function wettest({ minutes, amount, isForecast, leadMinutes }: Wettest, told: Told): string {
  return WORDS[told.language].texts.reasons.wettest({
    minutes,
    time: when(amount.at, told),
    amount: rainIn(told.language).amount(amount.mm),
    isForecast,
    ahead: leadMinutes ? leadWords(leadMinutes, told.language) : undefined,
  });
}

/** "2 hours", "2½ hours", "90 minutes" */
export function leadWords(minutes: number, language: Language): string {
  const { texts } = WORDS[language];
  const number = (value: number) => value.toLocaleString(LOCALES[language]);
  if (minutes === 60) return texts.hours(number(1));
  if (minutes < 120 || minutes % 30 !== 0) return texts.minutes(number(minutes));
  return texts.hours(`${number(Math.floor(minutes / 60))}${minutes % 60 === 0 ? "" : "½"}`);
}

function when(at: string, { createdAt, timeZone, language }: Told): string {
  return timesIn(language).timeBeside(at, createdAt, timeZone);
}
