// The tide of a ZIP code, as everybody may see it. Heights in metres above mean lower low water.
import { z } from "zod";
import { TIDE_LEVELS } from "../tides/levels.ts";

const Height = z.object({ at: z.iso.datetime(), metres: z.number() });

export const ZipTide = z.object({
  station: z.object({
    id: z.string(),
    name: z.string(),
    /** From the ZIP code's middle. */
    distanceMetres: z.int(),
  }),
  /** From where each level counts there; null: the station has none. */
  levels: z.object({
    minor: z.number(),
    moderate: z.number().nullable(),
    major: z.number().nullable(),
  }),
  /** Whose levels they are: the Weather Service's, or the Ocean Service's. */
  levelsBy: z.enum(["nws", "nos"]),
  /** The tide that was told and lasts. */
  told: z.object({ level: z.enum(TIDE_LEVELS), startedAt: z.iso.datetime() }).nullable(),
  /** The next that stands highest, or stands so now; with the level that it reaches. */
  high: Height.extend({ level: z.enum(TIDE_LEVELS).nullable() }).nullable(),
  /** The newest that was measured; null: none of late, so that the predicted tide alone is told. */
  measured: Height.nullable(),
  /** How much higher than predicted the water stood of late; null: not known. */
  residualMetres: z.number().nullable(),
  /** A day back and a day ahead, every half hour. */
  heights: z.array(z.object({
    at: z.iso.datetime(),
    predicted: z.number().nullable(),
    /** Null: not measured, or still to come. */
    measured: z.number().nullable(),
    /** Predicted with the residual, as far as that is worth something. */
    expected: z.number().nullable(),
  })),
});
export type ZipTide = z.infer<typeof ZipTide>;

/** What is on and coming, without the heights that lead to it. */
export const TideOutlook = ZipTide.pick({ station: true, levels: true, told: true, high: true });
export type TideOutlook = z.infer<typeof TideOutlook>;
