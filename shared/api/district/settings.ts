// How a district wants to work.
import { z } from "zod";
import { LANGUAGES } from "../../languages.ts";
import { SOFTER_EVENTS } from "../../storms/products.ts";
import type { IssueKey } from "../../words/refusals.ts";
import { Colleague } from "./acts.ts";
import { freeText } from "../free_text.ts";

const MAX_DISTRICT_NAME = 100;

export const DistrictSettings = z.object({
  name: z.string(),
  /** In which its forms ask for words, in this order. */
  languages: z.array(z.enum(LANGUAGES)),
  /** Whoever writes a broadcast does not send it. */
  twoPairsOfEyes: z.boolean(),
  /** Its managers need an authenticator app for whatever needs a new code. */
  requiresSecondFactor: z.boolean().default(false),
  /** Which of the Weather Service's advisories and statements its ZIP codes' followers are texted about. */
  softer: z.array(z.enum(SOFTER_EVENTS)),
  /** Who asks for it to be switched off, and waits for another manager's word; null: nobody. */
  eyesOff: z.object({
    by: Colleague,
    isYou: z.boolean(),
    askedAt: z.iso.datetime(),
    until: z.iso.datetime(),
  }).nullable(),
});
export type DistrictSettings = z.infer<typeof DistrictSettings>;

/** What is left out stays. */
export const SettingsChange = z.object({
  name: freeText(MAX_DISTRICT_NAME, "nameLength").min(1, "districtName" satisfies IssueKey)
    .refine((name) => !/[\p{Cc}\u2028\u2029]/u.test(name), "oneLine" satisfies IssueKey)
    .optional(),
  languages: z.array(z.enum(LANGUAGES)).min(1, "districtLanguages" satisfies IssueKey)
    .refine((all) => new Set(all).size === all.length, "districtLanguages" satisfies IssueKey)
    .optional(),
  /** Off: by two managers, one after the other, where there is more than one. */
  twoPairsOfEyes: z.boolean().optional(),
  /** On: by who has an app. */
  requiresSecondFactor: z.boolean().optional(),
  softer: z.array(z.enum(SOFTER_EVENTS)).optional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;
