// A district's list to take along, as it is this second.
import { z } from "zod";
import { DEPTHS } from "../../depths.ts";
import { REPORT_STATUSES } from "../../report_statuses.ts";

/** In this order in a file; what is not known is empty there. */
export const ExportedReport = z.object({
  id: z.uuid(),
  happenedAt: z.iso.datetime(),
  /** The same by the district's clock, as spreadsheets read times: "2026-11-22 13:05". */
  happenedThere: z.string(),
  createdAt: z.iso.datetime(),
  zip: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  depth: z.enum(DEPTHS),
  status: z.enum(REPORT_STATUSES),
  /** When it came to that; null: it is new. */
  statusAt: z.iso.datetime().nullable(),
  /** Of the city's 311. */
  cityNumber: z.string().nullable(),
  /** Who of the staff sees to it, by name or the end of their number. */
  assignee: z.string().nullable(),
  /** Of the water that it is one report of. */
  incidentId: z.uuid().nullable(),
  mediaCount: z.int(),
  confirmations: z.int(),
  waterAnswer: z.enum(["still", "gone"]).nullable(),
  isHidden: z.boolean(),
  isPrivate: z.boolean(),
  note: z.string(),
});

export const EXPORT_FORMATS = ["csv", "geojson", "kml"] as const;
export type ExportFormat = typeof EXPORT_FORMATS[number];
