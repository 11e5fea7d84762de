// A district's storms, as its staff sees them.
import { z } from "zod";
import { LEVELS } from "../../levels.ts";
import { AlertFacts } from "../../storms/facts.ts";
import { STEPS } from "../messages.ts";
import { TextCounts } from "./text_counts.ts";

/** One storm over a district: what it told people, why, and what became of it. */
export const DistrictStorm = z.object({
  /** Its first episode's; each other's is its address too. */
  id: z.uuid(),
  /** The worst that it reached anywhere. */
  level: z.enum(LEVELS),
  startedAt: z.iso.datetime(),
  /** The last all-clear; null: it is still on somewhere. */
  clearedAt: z.iso.datetime().nullable(),
  /** By their begin; a ZIP code that was told all clear and had more of it stands here twice. */
  zips: z.array(z.object({
    zip: z.string(),
    city: z.string().nullable(),
    level: z.enum(LEVELS),
    startedAt: z.iso.datetime(),
    clearedAt: z.iso.datetime().nullable(),
  })),
  texts: TextCounts,
  /** Each counted once, however many texts. Who has deleted the account since is left out. */
  people: z.object({
    /** A text to them left us. */
    texted: z.int(),
    /** One is on their phone. */
    reached: z.int(),
  }),
  /** In order. What went to several ZIP codes at once is one. */
  alerts: z.array(z.object({
    id: z.uuid(),
    step: z.enum(STEPS),
    createdAt: z.iso.datetime(),
    zips: z.array(z.string()),
    /** Why, each with the ZIP codes that it is about. */
    facts: z.array(z.object({ zips: z.array(z.string()), facts: AlertFacts })),
    texts: TextCounts,
  })),
});
export type DistrictStorm = z.infer<typeof DistrictStorm>;

/** Newest first, the last 400 days at most. */
export const DistrictStormList = z.object({
  storms: z.array(DistrictStorm.omit({ alerts: true, people: true })),
  next: z.uuid().nullable(),
});
export type DistrictStormList = z.infer<typeof DistrictStormList>;
