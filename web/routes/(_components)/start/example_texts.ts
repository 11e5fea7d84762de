// The texts that the start page shows: an ordinary afternoon's, written by who writes all of them.
import type { Language } from "shared/languages.ts";
import { alertText, clearText } from "shared/server/words/alerts.ts";
import type { Facts } from "shared/storms/facts.ts";

const PLACE = { zip: "11231", city: "Brooklyn", timeZone: "America/New_York" };
const NOW = new Date("2026-11-22T19:30:00Z");
const FACTS: Facts = {
  danger: "rain",
  source: "forecast",
  crossed: { minutes: 60, mm: 10 },
  leadMinutes: 120,
  wettestQuarter: { mm: 6, at: "2026-11-22T21:00:00Z" },
  wettestHour: { mm: 15.2, at: "2026-11-22T21:15:00Z" },
  until: "2026-11-22T22:30:00Z",
};

/** Heavy rain, and its all-clear. */
export function writeExampleTexts(language: Language, publicUrl: string): string[] {
  const common = { place: PLACE, publicUrl };
  return [
    alertText(language, { ...common, level: "heavy", facts: FACTS, now: NOW }),
    clearText(language, {
      ...common,
      facts: { source: "forecast", level: "heavy", wetAt: "2026-11-22T22:00:00Z" },
    }),
  ];
}
