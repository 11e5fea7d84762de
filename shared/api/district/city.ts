// A report that is sent to the city by Open311.
import { z } from "zod";

/** What is wrong where the city has not got it, or nobody knows whether it has. */
const CITY_PROBLEMS = [
  "key",
  "rejected",
  "moved",
  "notPublic",
  "unreachable",
  "notSet",
] as const;
export type CityProblem = (typeof CITY_PROBLEMS)[number];

const CITY_STATES = ["coming", "unknown", "waiting", "sent", "refused"] as const;

export const CityRequest = z.object({
  /** `unknown`: the city has not answered, so it may have it. `waiting`: it has it, and tells its number later. */
  state: z.enum(CITY_STATES),
  /** The city's own; null: not known. */
  number: z.string().nullable(),
  askedAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  problem: z.enum(CITY_PROBLEMS).nullable(),
  /** As the city refused it. */
  problemWords: z.string().nullable(),
  /** As the city said it last; null: nothing yet. */
  isClosed: z.boolean().nullable(),
  words: z.string().nullable(),
  heardAt: z.iso.datetime().nullable(),
  /** It may be sent (again), by who asks. */
  mayAgain: z.boolean(),
});
export type CityRequest = z.infer<typeof CityRequest>;
