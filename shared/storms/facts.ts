// What led to an alert: enough to say it in words, and later why. Times in ISO 8601.
import { z } from "zod";
import { LEVELS } from "../levels.ts";
import { DANGERS, THREATS } from "./dangers.ts";

const Amount = z.object({ mm: z.number(), at: z.iso.datetime() });

const WarningFacts = z.object({
  id: z.string(),
  /** Of the first of its chain: each update has an id of its own. */
  firstId: z.string(),
  event: z.string(),
  /** What a flash flood may do, where the Weather Service says. Absent in what was stored before it was kept. */
  threat: z.enum(THREATS).nullish(),
  headline: z.string().nullable(),
  sender: z.string().nullable(),
});

/** Of a danger that is told. */
export const Facts = z.object({
  source: z.enum(["forecast", "warning"]),
  danger: z.enum(DANGERS),
  /** The threshold crossed: this much in this many minutes. Absent where the warning alone decided. */
  crossed: z.object({ minutes: z.union([z.literal(15), z.literal(60)]), mm: z.number() })
    .optional(),
  /** The district that set the threshold crossed; absent: FloodLine. */
  thresholdsOf: z.string().optional(),
  /** How far ahead was looked. */
  leadMinutes: z.int(),
  wettestQuarter: Amount,
  wettestHour: Amount,
  /**
   * When the run of HRRR began that the rain is by. Absent: of another model, which answers outside the
   * contiguous United States, or not known.
   */
  modelRunAt: z.iso.datetime().optional(),
  warning: WarningFacts.optional(),
  /** When an official warning begins, where that was ahead. */
  from: z.iso.datetime().optional(),
  /** About when it will be over; absent: an official warning until further notice. */
  until: z.iso.datetime().optional(),
});
export type Facts = z.infer<typeof Facts>;

/** Of a watch, as it was told to somebody who asked to hear a day ahead. */
export const WatchFacts = z.object({
  event: z.string(),
  headline: z.string().nullable(),
  sender: z.string().nullable(),
  /** When it begins, where that was ahead. */
  from: z.iso.datetime().optional(),
  /** Absent: until further notice. */
  until: z.iso.datetime().optional(),
  /** Those of the reader's ZIP codes that it touched, as they added them. */
  zips: z.array(z.string()),
});
export type WatchFacts = z.infer<typeof WatchFacts>;

/** Of an all-clear. */
export const ClearFacts = z.object({
  source: z.literal("forecast"),
  /** The storm's worst, and when it last rained at half of it. */
  level: z.enum(LEVELS),
  wetAt: z.iso.datetime(),
  /** What the Weather Service had in force is over; of rain nothing was told, or no more than it said. */
  isWithoutRain: z.boolean().optional(),
  /** The wettest 15 minutes that really fell. Absent where some of them are not known. */
  fell: Amount.optional(),
  /** Whether half of what was told fell. Absent where not known, or where a warning was told. */
  cameTrue: z.boolean().optional(),
});
export type ClearFacts = z.infer<typeof ClearFacts>;

/** Of any alert, as it was stored when it was decided: the older, the less was kept. */
export const AlertFacts = z.object({
  ...Facts.partial().shape,
  ...ClearFacts.partial().shape,
  source: Facts.shape.source,
  warning: WarningFacts.partial({ firstId: true }).optional(),
});
export type AlertFacts = z.infer<typeof AlertFacts>;
