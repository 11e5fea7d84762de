// A district's screen on a wall. Strangers read it: it has no names, notes, photos or numbers, and no id of
// a report.
import { z } from "zod";
import { DEPTHS } from "../depths.ts";
import { Area } from "../geo/areas.ts";
import { REPORT_STATUSES } from "../report_statuses.ts";
import { Location } from "./reports.ts";
import { ZipWeather } from "./zips.ts";

const WallReport = z.object({
  zip: z.string(),
  /** As the public may know it, to about 100 metres; null: the ZIP code alone. */
  location: Location.nullable(),
  depth: z.enum(DEPTHS),
  happenedAt: z.iso.datetime(),
});

/** Without what is hidden, or for staff only. */
export const Wall = z.object({
  name: z.string(),
  timeZone: z.string(),
  /** GeoJSON. */
  boundary: Area,
  /** Of each of its ZIP codes, with the most careful thresholds there. */
  weather: z.array(ZipWeather),
  /** How many have each of these statuses: of open ones all, of ended ones those of ENDED_COUNTED_HOURS. */
  statuses: z.array(z.object({ status: z.enum(REPORT_STATUSES), count: z.int() })),
  /** The open ones, the newest first; MOST_DOTS at most. */
  reports: z.array(WallReport),
});
export type Wall = z.infer<typeof Wall>;
