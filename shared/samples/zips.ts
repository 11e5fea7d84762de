// A ZIP code in the rain, as the public sees it.
import type { Overview, Reading, ZipPage, ZipReport } from "../api/zips.ts";
import { at } from "./moment.ts";
import { publicReport } from "./reports.ts";

export function zipPage(changes: Partial<ZipPage> = {}): ZipPage {
  return {
    zip: "11231",
    city: "Brooklyn",
    state: "NY",
    timeZone: "America/New_York",
    isArea: true,
    district: null,
    episode: null,
    lastEpisode: null,
    checkedAt: "2026-11-22T17:48:00Z",
    rainTodayMm: 15.2,
    officialWarnings: { checkedAt: "2026-11-22T17:48:00Z", isCurrent: true, list: [], maybe: [] },
    modelRunAt: "2026-11-22T16:00:00Z",
    thresholds: {
      levels: {
        any: { mmPer15Min: 0.5, mmPerHour: null },
        heavy: { mmPer15Min: 5, mmPerHour: 10 },
        flood: { mmPer15Min: 10, mmPerHour: 25 },
      },
      leadMinutes: 120,
    },
    readings: [
      { at: "2026-11-22T17:45:00Z", mm: 6.1, forecast: false },
      { at: "2026-11-22T18:15:00Z", mm: 2, forecast: true },
    ],
    reports: [],
    ...changes,
  };
}

/** Three hours ahead, dry but for what is given by the clock of UTC. */
export function readings(wet: Record<string, number> = {}): Reading[] {
  return Array.from({ length: 13 }, (_, n) => {
    const end = at(n / 4);
    return { at: end, mm: wet[end.slice(11, 16)] ?? 0, forecast: n > 0 };
  });
}

/** A burst of so many millimetres in its wettest quarter hour, an hour from now. */
export function rainUpTo(most = 7): Reading[] {
  return Array.from({ length: 60 }, (_, n) => {
    const hours = -6 + n / 4;
    const mm = most * Math.max(0, 1 - Math.abs(hours - 1) / 3);
    return { at: at(hours), mm: Math.round(mm * 10) / 10, forecast: hours > 0 };
  });
}

/** A report on a ZIP code's page. */
export function zipReport(changes: Partial<ZipReport> = {}): ZipReport {
  return { ...publicReport(), distanceMetres: null, ...changes };
}

/** A calm day everywhere. */
export function overview(changes: Partial<Overview> = {}): Overview {
  return {
    watched: 412,
    storms: { any: 0, heavy: 0, flood: 0 },
    reports: 14,
    checkedAt: "2026-11-22T17:54:00Z",
    worst: [],
    ...changes,
  };
}
