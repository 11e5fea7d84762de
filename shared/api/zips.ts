// A ZIP code as the public sees it.
import { z } from "zod";
import { LEVELS } from "../levels.ts";
import { PublicReport } from "./reports.ts";

export const Reading = z.object({
  /** The end of the 15 minutes. */
  at: z.iso.datetime(),
  mm: z.number().nonnegative(),
  forecast: z.boolean(),
});
export type Reading = z.infer<typeof Reading>;

export const ZipPage = z.object({
  zip: z.string(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  timeZone: z.string(),
  district: z.object({ slug: z.string(), name: z.string() }).nullable(),
  /** The open storm, if there is one. */
  episode: z.object({ level: z.enum(LEVELS), startedAt: z.iso.datetime() }).nullable(),
  /** When the weather was last asked for here; null: nobody follows this ZIP code yet. */
  checkedAt: z.iso.datetime().nullable(),
  /** Since midnight there, estimated by the model. */
  rainTodayMm: z.number().nonnegative(),
  /** The last 24 hours and the hours ahead, oldest first. */
  readings: z.array(Reading),
  /** The newest 10 of the last 7 days. */
  reports: z.array(PublicReport),
});
export type ZipPage = z.infer<typeof ZipPage>;
