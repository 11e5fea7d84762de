// What managers see: their own district, nothing else.
import { z } from "zod";
import { DEPTHS } from "../depths.ts";
import { DistrictPicture } from "./district/pictures.ts";
import { TextCounts } from "./district/text_counts.ts";
import { Area } from "../geo/areas.ts";
import { type Level, LEVELS } from "../levels.ts";
import { BOUNDS } from "../storms/thresholds.ts";
import { REPORT_STATUSES } from "../report_statuses.ts";
import { CityRequest } from "./district/city.ts";
import { Colleague, ReportAct } from "./district/acts.ts";
import { District } from "./people.ts";
import { Location, Report, StatusChanges } from "./reports.ts";
import type { IssueKey } from "../words/refusals.ts";

/** A manager's own, with what to draw on a map. */
export const OwnDistrict = District.extend({
  timeZone: z.string(),
  /** GeoJSON. */
  boundary: Area,
  zips: z.array(z.string()),
  /** Where each of them has its middle. */
  zipPoints: z.array(Location.extend({ zip: z.string() })),
});
export type OwnDistrict = z.infer<typeof OwnDistrict>;

export const DistrictReportRow = z.object({
  id: z.uuid(),
  zip: z.string(),
  depth: z.enum(DEPTHS),
  /** Its first 140 characters. */
  note: z.string(),
  status: z.enum(REPORT_STATUSES),
  mediaCount: z.int(),
  /** How many others have said "same water". */
  confirmations: z.int(),
  /** Its sender's newest to "Is it still flooded?"; null: not answered. */
  waterAnswer: z.enum(["still", "gone"]).nullable(),
  /** The water that it is one report of, and of how many; null: it stands by itself. */
  incident: z.object({ id: z.uuid(), reports: z.int() }).nullable(),
  /** After the end: its sender said that the water is still there, and nobody has done anything since. */
  isReopened: z.boolean(),
  /** Of the city's 311; null: none is known. */
  cityNumber: z.string().nullable(),
  /** Who of the staff sees to it. */
  assignee: Colleague.nullable(),
  /** When it came to its status of now; null: it is new. */
  statusAt: z.iso.datetime().nullable(),
  /** The public does not see it. */
  isHidden: z.boolean(),
  /** Null: it gave a ZIP code alone. */
  location: Location.nullable(),
  /** For staff alone, as who sent it wished, or as staff made it. */
  isPrivate: z.boolean(),
  happenedAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
});
export type DistrictReportRow = z.infer<typeof DistrictReportRow>;

export const DistrictReportList = z.object({
  reports: z.array(DistrictReportRow),
  next: z.uuid().nullable(),
  /** Where a stream goes on from this list: its `after`. */
  eventId: z.string(),
  /** All that had come in by then is in it: what a look at it may be put down as (`PUT /api/district/look`). */
  asOf: z.iso.datetime(),
});
export type DistrictReportList = z.infer<typeof DistrictReportList>;

/** Also one that its sender has taken back, by its address: in lists and counts it is no more. */
export const DistrictReport = Report.extend({
  media: z.array(DistrictPicture),
  /** As whoever hid it wrote; null: it is not hidden. */
  hiddenReason: z.string().nullable(),
  /** It is for staff alone because staff made it so, and not by its sender's wish. */
  isPrivateByStaff: z.boolean(),
  /** The water that it is one report of; null: it stands by itself. */
  incident: z.object({
    id: z.uuid(),
    leadId: z.uuid(),
    /** Of the first report, which has it for all. */
    status: z.enum(REPORT_STATUSES),
    reports: z.int(),
  }).nullable(),
  waterAnswer: z.enum(["still", "gone"]).nullable(),
  changes: StatusChanges,
  isReopened: z.boolean(),
  /** Who of the staff sees to it. */
  assignee: Colleague.nullable(),
  /** Who sent it wanted texts about it: they can be asked by one. */
  mayAsk: z.boolean(),
  /** What became of it at the city, where it was sent there; null: it was not. */
  cityCase: CityRequest.nullable(),
  /** The city takes reports of this district by Open311. */
  cityTakes: z.boolean(),
  /** Its whole history, oldest first. */
  acts: z.array(ReportAct),
});
export type DistrictReport = z.infer<typeof DistrictReport>;

/** Rain that reaches a level, as a district sets it: within bounds, whose reasons stand beside them. */
function ownThreshold(level: Level) {
  const { mmPer15Min, mmPerHour } = BOUNDS[level];
  return z.object({
    mmPer15Min: millimetres(mmPer15Min),
    /** Null: an hour's sum does not count. */
    mmPerHour: millimetres(mmPerHour).nullable(),
  });
}
export type OwnThreshold = z.infer<ReturnType<typeof ownThreshold>>;

function millimetres({ least, most }: { least: number; most: number }) {
  return z.number("mmNumber" satisfies IssueKey)
    .min(least, "mmAtLeast" satisfies IssueKey)
    .max(most, "mmAtMost" satisfies IssueKey);
}

/** A district's own thresholds. Null: FloodLine's. */
export const DistrictLevels = z.object({
  levels: z.object({
    any: ownThreshold("any").nullable(),
    heavy: ownThreshold("heavy").nullable(),
    flood: ownThreshold("flood").nullable(),
  }),
  /** How far ahead of the rain people are told; null: two hours. */
  leadMinutes: z.int().min(30).max(180).nullable(),
});
export type DistrictLevels = z.infer<typeof DistrictLevels>;

/** What thresholds would have meant to a district and its people. */
const LevelsOutcome = z.object({
  /** Of the district, as its list of storms counts them. */
  storms: z.int(),
  /** Alerts given, one or more a storm, to several ZIP codes at once one; all-clears are none. */
  alerts: z.int(),
  /** Of these, at flood risk: they may wake people. */
  floodAlerts: z.int(),
  /** How many people would have had a text. */
  people: z.int(),
  /** To all of them together, all-clears included. */
  texts: z.int(),
});
export type LevelsOutcome = z.infer<typeof LevelsOutcome>;

/** The last 30 days' rain over the district's ZIP codes, decided again for who follows them now. */
export const LevelsPreview = z.object({
  /** How many of the 30 days are known: of the ZIP code that is known best. */
  days: z.int(),
  now: LevelsOutcome,
  wanted: LevelsOutcome,
});
export type LevelsPreview = z.infer<typeof LevelsPreview>;

/** Newest first, the last 20. */
export const LevelsChangeList = z.object({
  changes: z.array(z.object({
    changedAt: z.iso.datetime(),
    isOwn: z.boolean(),
    /** The last four digits of the number of who did it; null: their account is gone. */
    ending: z.string().nullable(),
    before: DistrictLevels,
    after: DistrictLevels,
  })),
});
export type LevelsChangeList = z.infer<typeof LevelsChangeList>;

/**
 * What keeps people from being told as they should. `checks`: no sweep ended well of late. `texts`:
 * the carrier takes none. `money`: the day's money for texts is spent. `spam`: phone networks take
 * many for that. `warnings`, `forecast`: not current. `photos`: cannot be stored.
 */
export const Trouble = z.object({
  kind: z.enum(["checks", "texts", "money", "spam", "forecast", "warnings", "photos"]),
  /** Null: it never was well. */
  since: z.iso.datetime().nullable(),
});
export type Trouble = z.infer<typeof Trouble>;

/** Today, by the district's own midnight. */
export const DistrictStats = z.object({
  name: z.string(),
  timeZone: z.string(),
  /** Worst of the district's ZIP codes now; null: no storm. */
  level: z.enum(LEVELS).nullable(),
  /** The one that is on, with how many of its ZIP codes it is over now; null: none is. */
  storm: z.object({ id: z.uuid(), startedAt: z.iso.datetime(), zipsNow: z.int() }).nullable(),
  rainTodayMm: z.number(),
  checkedAt: z.iso.datetime().nullable(),
  reportsToday: z.int(),
  openReports: z.int(),
  /** Worst first; empty: all is well. */
  troubles: z.array(Trouble),
  texts: TextCounts,
  zips: z.array(z.object({
    zip: z.string(),
    city: z.string().nullable(),
    level: z.enum(LEVELS).nullable(),
    rainTodayMm: z.number(),
  })),
});
export type DistrictStats = z.infer<typeof DistrictStats>;

/**
 * Server-sent event `report`: something about this report is new. The event `missed`, whose data is
 * `{}`, says that some may have been missed: load the list again.
 */
export const DistrictEvent = z.object({
  type: z.enum(["reportAdded", "reportChanged"]),
  reportId: z.uuid(),
});
export type DistrictEvent = z.infer<typeof DistrictEvent>;
