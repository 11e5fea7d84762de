// What the managers' components are given in the gallery.
import type {
  DistrictReport,
  DistrictReportRow,
  DistrictStats,
  TextCounts,
} from "shared/api/district.ts";
import type { DistrictStorm } from "shared/api/district/storms.ts";
import { FACTS, ownReport } from "./samples.ts";

export { NOW } from "./samples.ts";

const TEXTS: TextCounts = {
  waiting: 1,
  sent: 2,
  delivered: 31,
  failed: 2,
  dropped: 0,
  failures: [{ reason: "Phone off or out of reach", count: 2 }],
  minutesToLastPhone: 3.4,
};

export function stats(): DistrictStats {
  return {
    name: "Red Hook BID",
    timeZone: "America/New_York",
    level: "heavy",
    rainTodayMm: 15.2,
    checkedAt: "2026-11-22T23:24:00Z",
    reportsToday: 4,
    openReports: 2,
    troubles: [],
    texts: TEXTS,
    zips: [
      { zip: "11231", city: "Brooklyn", level: "heavy", rainTodayMm: 15.2 },
      { zip: "11215", city: "Brooklyn", level: null, rainTodayMm: 2.1 },
    ],
  };
}

export function districtReport(changes: Partial<DistrictReportRow> = {}): DistrictReportRow {
  return {
    id: "new",
    zip: "11231",
    depth: "knee",
    note: "Corner of Van Brunt and King, water from the drain.",
    status: "new",
    mediaCount: 2,
    confirmations: 3,
    waterAnswer: null,
    isHidden: false,
    happenedAt: "2026-11-22T21:30:00Z",
    createdAt: "2026-11-22T21:36:00Z",
    ...changes,
  };
}

export function seenReport(): DistrictReport {
  return { ...ownReport(), waterAnswer: "gone", hiddenReason: null };
}

export function storm(): DistrictStorm {
  const step = (step: "heavy" | "flood", createdAt: string) => ({
    id: step,
    step,
    createdAt,
    zips: ["11215", "11231"],
    facts: [{ zips: ["11215", "11231"], facts: FACTS }],
    texts: TEXTS,
  });
  return {
    id: "storm",
    level: "flood",
    startedAt: "2026-11-22T20:00:00Z",
    clearedAt: null,
    zips: [
      {
        zip: "11215",
        city: "Brooklyn",
        level: "heavy",
        startedAt: "2026-11-22T20:00:00Z",
        clearedAt: "2026-11-22T21:30:00Z",
      },
      {
        zip: "11231",
        city: "Brooklyn",
        level: "flood",
        startedAt: "2026-11-22T20:00:00Z",
        clearedAt: null,
      },
    ],
    people: { texted: 41, reached: 38 },
    texts: TEXTS,
    alerts: [step("heavy", "2026-11-22T20:00:00Z"), step("flood", "2026-11-22T20:30:00Z")],
  };
}
