// What led to a text about the tide, as it is stored and answered. Heights in metres above mean lower low
// water, times in ISO 8601.
import { z } from "zod";
import { TIDE_LEVELS } from "./levels.ts";

const Height = z.object({ at: z.iso.datetime(), metres: z.number() });

const StationNamed = z.object({ id: z.string(), name: z.string() });

export const TideFacts = z.object({
  station: StationNamed,
  level: z.enum(TIDE_LEVELS),
  /** From where that level counts there, and from where the least does. */
  crossedMetres: z.number(),
  minorMetres: z.number(),
  /** The highest that is expected or was just measured. */
  peak: Height,
  /** What the moon and the sun alone would bring at that time; null: not known. */
  predictedMetres: z.number().nullable(),
  /** What the water stood higher than predicted of late; null: not known, the predicted tide alone counts. */
  residualMetres: z.number().nullable(),
  /** The newest height that was measured; null: none of late. */
  observed: Height.nullable(),
  /** About when it will be below the least level again; absent: not in sight. */
  until: z.iso.datetime().optional(),
});
export type TideFacts = z.infer<typeof TideFacts>;

/** Of an all-clear. */
export const TideClearFacts = z.object({
  station: StationNamed,
  /** The worst that was told. */
  level: z.enum(TIDE_LEVELS),
  minorMetres: z.number(),
  /** The highest that was measured since it was told; null: nothing was. */
  highest: Height.nullable(),
  /** Whether the least level was reached; null: not known. */
  cameTrue: z.boolean().nullable(),
});
export type TideClearFacts = z.infer<typeof TideClearFacts>;

/** Of any text about a tide, as "why" answers it. */
export const ToldTide = z.object({
  ...TideFacts.partial().shape,
  ...TideClearFacts.partial().shape,
  station: StationNamed,
  level: z.enum(TIDE_LEVELS),
  minorMetres: z.number(),
});
export type ToldTide = z.infer<typeof ToldTide>;
