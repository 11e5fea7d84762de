// What led to an alert.
import type { Facts } from "../storms/facts.ts";

/** Heavy rain, told while half of it was to come. */
export function heavyRain(changes: Partial<Facts> = {}): Facts & { until: string } {
  return {
    source: "forecast",
    danger: "rain",
    crossed: { minutes: 15, mm: 5 },
    leadMinutes: 120,
    wettestQuarter: { mm: 6.4, at: "2026-11-22T17:45:00Z" },
    wettestHour: { mm: 11, at: "2026-11-22T18:15:00Z" },
    until: "2026-11-22T18:30:00Z",
    ...changes,
  };
}
