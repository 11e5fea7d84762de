// What a map shows: everything public within a square of ground.
import { z } from "zod";
import { Part, Position } from "../geo/areas.ts";
import { NARROWEST_METRES, WIDEST_METRES } from "../geo/view.ts";
import { Location, PublicReport } from "./reports.ts";
import { THREATS } from "../storms/dangers.ts";

export const MapView = Location.extend({
  /** From its west side to its east side. */
  metres: z.number().min(NARROWEST_METRES).max(WIDEST_METRES),
});
export type MapView = z.infer<typeof MapView>;

export const MapData = z.object({
  view: MapView,
  districts: z.array(z.object({
    slug: z.string(),
    name: z.string(),
    /** Whole, where they go on beyond the square. */
    parts: z.array(Part),
  })),
  /** The longest first, at most 600, no specks. Whole, where they go on beyond the square. */
  streets: z.array(z.object({ name: z.string(), line: z.array(Position) })),
  /** Seas, bays, canals. Whole, where they go on beyond the square. */
  waters: z.array(z.object({ name: z.string(), parts: z.array(Part) })).default([]),
  /** Who the streets' lines and the water are from, as they want to be named. */
  streetSources: z.array(z.string()),
  /** The points of ZIP codes, the nearest to the middle first, at most 50. */
  zips: z.array(Location.extend({ zip: z.string() })),
  /** Of the last 7 days, the newest first, at most 100. */
  reports: z.array(PublicReport.extend({ location: Location })),
  /** Cells of the weather model, 3 km wide, by their centre. Only those that are watched. */
  rain: z.array(Location.extend({
    /** Over the last hour, estimated. */
    lastHourMm: z.number(),
  })),
  /** Official flood warnings in force, each with its area's part in the square. */
  warnings: z.array(z.object({
    id: z.string(),
    event: z.string(),
    threat: z.enum(THREATS).nullable(),
    endsAt: z.iso.datetime().nullable(),
    areas: z.array(z.array(Position)),
  })),
});
export type MapData = z.infer<typeof MapData>;
