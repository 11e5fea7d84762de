// What a district's staff sees.
import type { ReportAct } from "../api/district/acts.ts";
import type {
  DistrictReport,
  DistrictReportRow,
  DistrictStats,
  OwnDistrict,
} from "../api/district.ts";
import type { TextCounts } from "../api/district/text_counts.ts";
import type { BoardMap, BoardOverview, SavedFilter } from "../api/district/board.ts";
import { DEPTHS } from "../depths.ts";
import { REPORT_STATUSES } from "../report_statuses.ts";
import type { DistrictStorm } from "../api/district/storms.ts";
import { officialWarning } from "./warnings.ts";
import { zipPage } from "./zips.ts";
import { report, REPORT_ID } from "./reports.ts";

export const STORM_ID = "0199f000-0000-7000-8000-000000000051";

export function ownDistrict(): OwnDistrict {
  return {
    id: "0199f000-0000-7000-8000-000000000009",
    slug: "red-hook",
    name: "Red Hook <BID>",
    timeZone: "America/New_York",
    boundary: {
      type: "Polygon",
      coordinates: [[[-74.017, 40.671], [-74.001, 40.671], [-74.001, 40.683], [-74.017, 40.671]]],
    },
    zips: ["11231", "11215"],
    zipPoints: [
      { zip: "11231", latitude: 40.6779, longitude: -74.0051 },
      { zip: "11215", latitude: 40.6627, longitude: -73.9868 },
    ],
  };
}

/** No texts yet. */
export function textCounts(changes: Partial<TextCounts> = {}): TextCounts {
  return {
    waiting: 0,
    sent: 0,
    delivered: 0,
    failed: 0,
    dropped: 0,
    failures: [],
    minutesToLastPhone: null,
    ...changes,
  };
}

/** From noon's forecast by the district's own amount, over a warning, to the all-clear. */
export function storm(changes: Partial<DistrictStorm> = {}): DistrictStorm {
  return {
    id: STORM_ID,
    level: "flood",
    startedAt: "2026-11-21T17:00:02Z",
    clearedAt: "2026-11-21T20:30:02Z",
    zips: [{
      zip: "11231",
      city: "Brooklyn",
      level: "flood",
      startedAt: "2026-11-21T17:00:02Z",
      clearedAt: "2026-11-21T20:30:02Z",
    }],
    people: { texted: 17, reached: 16 },
    texts: textCounts({
      delivered: 31,
      failed: 2,
      waiting: 1,
      failures: [{ reason: "Phone off or out of reach", count: 2 }],
      minutesToLastPhone: 3.4,
    }),
    alerts: [
      {
        id: "0199f000-0000-7000-8000-000000000052",
        step: "heavy",
        createdAt: "2026-11-21T17:00:02Z",
        zips: ["11231"],
        facts: [{
          zips: ["11231"],
          facts: {
            source: "forecast",
            crossed: { minutes: 15, mm: 4 },
            thresholdsOf: "Red Hook <BID>",
            leadMinutes: 90,
            wettestQuarter: { mm: 5.1, at: "2026-11-21T17:45:00Z" },
            wettestHour: { mm: 8.2, at: "2026-11-21T18:15:00Z" },
            until: "2026-11-21T19:00:00Z",
          },
        }],
        texts: textCounts({
          delivered: 12,
          failed: 1,
          failures: [{ reason: "Phone off or out of reach", count: 1 }],
          minutesToLastPhone: 1.2,
        }),
      },
      {
        id: "0199f000-0000-7000-8000-000000000053",
        step: "flood",
        createdAt: "2026-11-21T17:30:02Z",
        zips: ["11231"],
        facts: [{
          zips: ["11231"],
          facts: {
            source: "warning",
            wettestQuarter: { mm: 7, at: "2026-11-21T17:45:00Z" },
            wettestHour: { mm: 9, at: "2026-11-21T18:15:00Z" },
            warning: {
              id: "urn:oid:1",
              event: "Flash Flood Warning",
              headline: "Flash Flood Warning until 3 PM",
              sender: "NWS Upton NY",
            },
            until: "2026-11-21T20:00:00Z",
          },
        }],
        texts: textCounts({ delivered: 19, failed: 1, waiting: 1, minutesToLastPhone: 3.4 }),
      },
      {
        id: "0199f000-0000-7000-8000-000000000054",
        step: "clear",
        createdAt: "2026-11-21T20:30:02Z",
        zips: ["11231"],
        facts: [{
          zips: ["11231"],
          facts: { source: "forecast", level: "flood", wetAt: "2026-11-21T19:15:00Z" },
        }],
        texts: textCounts(),
      },
    ],
    ...changes,
  };
}

/** A day of flood risk. */
export function districtStats(changes: Partial<DistrictStats> = {}): DistrictStats {
  return {
    name: "Red Hook <BID>",
    timeZone: "America/New_York",
    level: "flood",
    storm: { id: STORM_ID, startedAt: "2026-11-22T16:30:00Z", zipsNow: 1 },
    rainTodayMm: 15.2,
    checkedAt: "2026-11-22T17:48:00Z",
    reportsToday: 4,
    openReports: 9,
    texts: textCounts({
      waiting: 3,
      sent: 6,
      delivered: 401,
      failed: 2,
      failures: [{ reason: "Phone off or out of reach", count: 2 }],
      minutesToLastPhone: 4.2,
    }),
    troubles: [],
    zips: [
      { zip: "11231", city: "Brooklyn", level: "flood", rainTodayMm: 15.2 },
      { zip: "11215", city: "Brooklyn", level: null, rainTodayMm: 2.1 },
    ],
    ...changes,
  };
}

/** Of yesterday, in the list. */
export function districtReportRow(changes: Partial<DistrictReportRow> = {}): DistrictReportRow {
  return {
    id: REPORT_ID,
    zip: "11231",
    depth: "knee",
    note: "Corner of Van Brunt",
    status: "in_progress",
    isReopened: false,
    cityNumber: null,
    statusAt: "2026-11-22T08:00:00Z",
    mediaCount: 2,
    confirmations: 0,
    waterAnswer: null,
    incident: null,
    isHidden: false,
    location: { latitude: 40.678, longitude: -74.0108 },
    isPrivate: false,
    assignee: null,
    happenedAt: "2026-11-21T23:05:00Z",
    createdAt: "2026-11-21T23:10:00Z",
    ...changes,
  };
}

export function districtReport(changes: Partial<DistrictReport> = {}): DistrictReport {
  return {
    ...report(),
    media: report().media.map((file) => ({ ...file, hidden: null, staffs: null })),
    changes: [],
    waterAnswer: null,
    isReopened: false,
    hiddenReason: null,
    isPrivateByStaff: false,
    incident: null,
    assignee: null,
    mayAsk: true,
    cityCase: null,
    cityTakes: true,
    acts: [],
    ...changes,
  };
}

/** Seen, by a manager whom nobody has named. */
export function reportAct(changes: Partial<ReportAct> = {}): ReportAct {
  return {
    id: 1,
    kind: "status",
    by: { id: "0199f000-0000-7000-8000-0000000000aa", name: null, ending: "0123" },
    byKey: null,
    byReporter: false,
    actedAt: "2026-11-22T17:50:00Z",
    undoneAt: null,
    undoneBy: null,
    doneAt: null,
    batch: null,
    mayUndo: true,
    from: "new",
    to: "seen",
    cityNumber: null,
    whose: null,
    text: null,
    what: null,
    isPrivate: null,
    template: null,
    about: null,
    ...changes,
  };
}

/** A dot of each depth, the last a day and a half old. */
export function boardMap(changes: Partial<BoardMap> = {}): BoardMap {
  return {
    count: 5,
    withoutPoint: 1,
    isCut: false,
    dots: DEPTHS.map((depth, n) => ({
      id: REPORT_ID.slice(0, -1) + n,
      location: { latitude: 40.6735 + n * 0.003, longitude: -74.015 + n * 0.003 },
      depth,
      status: REPORT_STATUSES[n % REPORT_STATUSES.length]!,
      happenedAt: n === 3 ? "2026-11-21T05:00:00Z" : "2026-11-22T17:30:00Z",
    })),
    cells: [],
    ...changes,
  };
}

/** More than are drawn one by one. */
export function boardMapOfMany(): BoardMap {
  const [west, south] = [-74.015, 40.673];
  return boardMap({
    count: 411,
    dots: [],
    cells: DEPTHS.map((depth, n) => ({
      west: west + n * 0.0024,
      east: west + (n + 1) * 0.0024,
      south: south + n * 0.0018,
      north: south + (n + 1) * 0.0018,
      count: 150 - 30 * n,
      depth,
      happenedAt: "2026-11-22T17:30:00Z",
    })),
  });
}

/** One ZIP code is calm, another under an official warning. */
export function boardOverview(changes: Partial<BoardOverview> = {}): BoardOverview {
  const { zip, city, timeZone, episode, lastEpisode, checkedAt, readings, ...page } = zipPage();
  const { officialWarnings, modelRunAt, thresholds } = page;
  const calm = { zip, city, timeZone, episode, lastEpisode, checkedAt, readings };
  const common = { ...calm, officialWarnings, modelRunAt, thresholds };
  const warned = { ...officialWarnings, list: [officialWarning()] };
  return {
    weather: [common, { ...common, zip: "11215", officialWarnings: warned }],
    statuses: [
      { status: "new", count: 3 },
      { status: "in_progress", count: 1 },
      { status: "water_gone", count: 2 },
    ],
    fresh: 2,
    seenUntil: "2026-11-22T16:00:00Z",
    ...changes,
  };
}

export function savedFilter(): SavedFilter {
  return {
    id: "0199f000-0000-7000-8000-0000000000f1",
    name: "Deep",
    query: "status=open&depth=waist,inside",
    isShared: true,
    count: 7,
  };
}
