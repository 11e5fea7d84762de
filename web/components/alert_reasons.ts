// Why an alert was given, in sentences, from the facts that were stored when it was decided.
import type { AlertFacts, Step } from "shared/api/messages.ts";
import { LEVEL_NAMES } from "shared/levels.ts";
import { rainAmount } from "./rain_amount.ts";
import { dayAndTime } from "./times.ts";

interface Reader {
  now: Date;
  /** Of the place that the alert is about. */
  timeZone: string;
}

export function reasonsFor(step: Step, facts: AlertFacts, reader: Reader): string[] {
  if (step === "clear") return clearReasons(facts, reader);
  return [
    ...warningReasons(facts),
    ...rainReasons(step, facts, reader),
    ...facts.until ? [`Expected to last until about ${when(facts.until, reader)}.`] : [],
  ];
}

function clearReasons({ level, wetAt }: AlertFacts, reader: Reader): string[] {
  if (!level || !wetAt) return [];
  return [
    `The last rain of at least half of what “${LEVEL_NAMES[level]}” needs fell until ` +
    `${when(wetAt, reader)}; no more was forecast.`,
  ];
}

function warningReasons({ warning }: AlertFacts): string[] {
  if (!warning) return [];
  const { event, sender, headline } = warning;
  const by = sender ?? "the National Weather Service";
  return [`${event} in force, issued by ${by}${headline ? `: “${headline}”` : ""}.`];
}

/** The amount that crossed the threshold; beside a warning alone, the most there was. */
function rainReasons(step: Step, facts: AlertFacts, reader: Reader): string[] {
  const { crossed, wettestQuarter, wettestHour, thresholdsOf, leadMinutes } = facts;
  const most = crossed?.minutes === 60 ? wettestHour : wettestQuarter;
  if (!most || most.mm === 0) return [];
  const length = crossed?.minutes === 60 ? "an hour" : "15 minutes";
  const ahead = leadMinutes ? `, looking ${leadWords(leadMinutes)} ahead` : "";
  const amount = `The wettest ${crossed?.minutes === 60 ? "hour" : "15 minutes"}, up to ` +
    `${when(most.at, reader)}: ${rainAmount(most.mm)}, estimated or forecast${ahead}.`;
  if (!crossed || step === "clear" || step === "ask") return [amount];
  const whose = thresholdsOf ? `set by ${thresholdsOf}` : "FloodLine's usual amount";
  return [
    amount,
    `“${LEVEL_NAMES[step]}” begins at ${rainAmount(crossed.mm)} in ${length}, ${whose}.`,
  ];
}

/** "2 hours", "90 minutes" */
export function leadWords(minutes: number): string {
  return minutes % 60 === 0
    ? `${minutes / 60} hour${minutes === 60 ? "" : "s"}`
    : `${minutes} minutes`;
}

function when(at: string, { now, timeZone }: Reader): string {
  return dayAndTime(at, now, timeZone);
}
