// What led to what a text says of each of its places.
import type { MessageWhy } from "shared/api/messages.ts";
import type { Language } from "shared/languages.ts";
import { reasonsFor } from "@/components/alert_reasons.ts";

interface WeatherTold {
  step: NonNullable<MessageWhy["step"]>;
  /** All for which the reasons read alike. */
  zips: string[];
  reasons: string[];
}

/** In the order of the text: a warning over five places is one, and not five times the same. */
export function weatherTold(why: MessageWhy, language: Language): WeatherTold[] {
  const { createdAt } = why;
  const told = [why, ...why.besides].flatMap(({ step, facts, zip, timeZone }) => {
    if (!step || !facts) return [];
    const reasons = reasonsFor(step, facts, { createdAt, timeZone: timeZone!, language });
    return reasons.length > 0 ? [{ step, zip: zip!, reasons }] : [];
  });
  const alike = Map.groupBy(told, ({ step, reasons }) => JSON.stringify([step, reasons]));
  return [...alike.values()].map((same) => ({ ...same[0]!, zips: same.map(({ zip }) => zip) }));
}
