// What managers see: their own district, nothing else.
import { z } from "zod";
import { DEPTHS } from "../depths.ts";
import { LEVELS } from "../levels.ts";
import { REPORT_STATUSES } from "../report_statuses.ts";
import { District } from "./people.ts";
import { Report } from "./reports.ts";

/** A manager's own, with what to draw on a map. */
export const OwnDistrict = District.extend({
  timeZone: z.string(),
  /** GeoJSON: rings of [longitude, latitude]. */
  boundary: z.object({
    type: z.literal("Polygon"),
    coordinates: z.array(z.array(z.array(z.number()).min(2).max(3))),
  }),
  zips: z.array(z.string()),
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
  happenedAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
});
export type DistrictReportRow = z.infer<typeof DistrictReportRow>;

export const DistrictReportList = z.object({
  reports: z.array(DistrictReportRow),
  next: z.uuid().nullable(),
});
export type DistrictReportList = z.infer<typeof DistrictReportList>;

export const DistrictReport = Report.extend({
  changes: z.array(z.object({ status: z.enum(REPORT_STATUSES), changedAt: z.iso.datetime() })),
});
export type DistrictReport = z.infer<typeof DistrictReport>;

export const ReportChange = z.object({ status: z.enum(REPORT_STATUSES) });
export type ReportChange = z.infer<typeof ReportChange>;

/** Today, by the district's own midnight. */
export const DistrictStats = z.object({
  name: z.string(),
  timeZone: z.string(),
  /** Worst of the district's ZIP codes now; null: no storm. */
  level: z.enum(LEVELS).nullable(),
  rainTodayMm: z.number(),
  checkedAt: z.iso.datetime().nullable(),
  reportsToday: z.int(),
  openReports: z.int(),
  texts: z.object({
    queued: z.int(),
    sent: z.int(),
    delivered: z.int(),
    failed: z.int(),
  }),
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
