// Why an alert was given, in sentences, from the facts that were stored when it was decided.
import type { AlertFacts, Step } from "shared/api/messages.ts";
import { LEVEL_NAMES } from "shared/levels.ts";
import { rainAmount, setAmount } from "./rain_amount.ts";
import { timeBeside } from "./times.ts";

interface Told {
  /** When the alert was decided: times of its day are told without their date. */
  createdAt: string;
  /** Of the place that the alert is about. */
  timeZone: string;
}

export function reasonsFor(step: Step, facts: AlertFacts, told: Told): string[] {
  if (step === "clear") return clearReasons(facts, told);
  return [
    ...warningReasons(facts),
    ...rainReasons(step, facts, told),
    ...facts.until ? [`Expected to last until about ${when(facts.until, told)}.`] : [],
  ];
}

function clearReasons({ level, wetAt, fell, cameTrue }: AlertFacts, told: Told): string[] {
  if (!level || !wetAt) return [];
  const most = fellWords(fell, told);
  if (cameTrue === false) {
    return [
      `The forecast did not come true: less than half of what “${LEVEL_NAMES[level]}” needs ` +
      "fell, and no more was forecast.",
      ...most,
    ];
  }
  return [
    `The last rain of at least half of what “${LEVEL_NAMES[level]}” needs fell until ` +
    `${when(wetAt, told)}; no more was forecast.`,
    ...most,
  ];
}

function fellWords(fell: AlertFacts["fell"], told: Told): string[] {
  if (!fell) return [];
  if (fell.mm === 0) return ["No rain fell, by the weather model's estimate."];
  return [
    `The wettest 15 minutes, up to ${when(fell.at, told)}: ${rainAmount(fell.mm)}, estimated.`,
  ];
}

function warningReasons({ warning }: AlertFacts): string[] {
  if (!warning) return [];
  const { event, sender, headline } = warning;
  const by = sender ?? "the National Weather Service";
  return [`${event} in force, issued by ${by}${headline ? `: “${headline}”` : ""}.`];
}

/** The amount that crossed the threshold; beside a warning alone, the most there was. */
function rainReasons(step: Step, facts: AlertFacts, told: Told): string[] {
  const { crossed, wettestQuarter, wettestHour, thresholdsOf, leadMinutes } = facts;
  const most = crossed?.minutes === 60 ? wettestHour : wettestQuarter;
  if (!most || most.mm === 0) return [];
  const length = crossed?.minutes === 60 ? "an hour" : "15 minutes";
  const ahead = leadMinutes ? `, looking ${leadWords(leadMinutes)} ahead` : "";
  const kind = Date.parse(most.at) > Date.parse(told.createdAt) ? "forecast" : "estimated";
  const amount = `The wettest ${crossed?.minutes === 60 ? "hour" : "15 minutes"}, up to ` +
    `${when(most.at, told)}: ${rainAmount(most.mm)}, ${kind}${ahead}.`;
  if (!crossed || step === "clear" || step === "ask") return [amount];
  const level = step === "warning" ? "flood" : step;
  const whose = thresholdsOf ? `set by ${thresholdsOf}` : "FloodLine's usual amount";
  return [
    amount,
    `“${LEVEL_NAMES[level]}” begins at ${setAmount(crossed.mm)} in ${length}, ${whose}.`,
  ];
}

/** "2 hours", "2½ hours", "90 minutes" */
export function leadWords(minutes: number): string {
  if (minutes === 60) return "1 hour";
  if (minutes < 120 || minutes % 30 !== 0) return `${minutes} minutes`;
  return `${Math.floor(minutes / 60)}${minutes % 60 === 0 ? "" : "½"} hours`;
}

function when(at: string, { createdAt, timeZone }: Told): string {
  return timeBeside(at, createdAt, timeZone);
}
