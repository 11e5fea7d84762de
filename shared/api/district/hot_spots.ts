// Places of a district that flood again.
import { z } from "zod";
import { DEPTHS } from "../../depths.ts";
import { Location } from "../reports.ts";

const TRENDS = ["worse", "same", "better"] as const;
export type Trend = (typeof TRENDS)[number];

const SpotName = z.discriminatedUnion("kind", [
  /** The longer street first. */
  z.object({ kind: z.literal("corner"), streets: z.tuple([z.string(), z.string()]) }),
  z.object({
    kind: z.literal("street"),
    street: z.string(),
    /** So far along it from the nearest corner; null: none is on it. */
    from: z.object({ street: z.string(), metres: z.int() }).nullable(),
  }),
  /** No street with a name is near. */
  z.object({ kind: z.literal("ground") }),
]);

export const HotSpot = z.object({
  name: SpotName,
  location: Location,
  /** Around its reports, in degrees. */
  box: z.object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }),
  /** By their number in `storms`: what was reported there, each water once, and what the city heard. */
  storms: z.array(z.object({ storm: z.int(), waters: z.int(), complaints: z.int() })),
  /** In how many storms it was reported. */
  flooded: z.int(),
  /** Days on which water was reported, and no storm was on. */
  otherDays: z.int(),
  /** The newer half of the storms with water against the older; null: too few to say. */
  trend: z.enum(TRENDS).nullable(),
  /** The deepest that was reported. */
  depth: z.enum(DEPTHS),
  lastAt: z.iso.datetime(),
  /** The city's, within 40 m: in storms and out of them. */
  complaints: z.int(),
  /** Within 40 m, the nearest first; the first few of `drainCount`. */
  drains: z.array(z.object({ sourceId: z.string().nullable(), metres: z.int() })),
  drainCount: z.int(),
});
export type HotSpot = z.infer<typeof HotSpot>;

export const HotSpots = z.object({
  /** Null: they were not counted yet. */
  countedAt: z.iso.datetime().nullable(),
  since: z.iso.datetime().nullable(),
  /** Those in which water was reported, or the city heard of it; oldest first. */
  storms: z.array(z.object({
    id: z.uuid(),
    startedAt: z.iso.datetime(),
    /** Reported in the district, each once. */
    waters: z.int(),
    complaints: z.int(),
  })),
  /** In which nobody reported any. */
  dryStorms: z.int(),
  /** Reports that gave a ZIP code alone: they count for the storm, and for no place. */
  withoutPoint: z.int(),
  /** Most storms first. */
  spots: z.array(HotSpot),
  /** The newest of the city's, wherever they are; `storm` is null outside of storms. */
  complaints: z.array(z.object({ location: Location, storm: z.int().nullable() })),
});
export type HotSpots = z.infer<typeof HotSpots>;
