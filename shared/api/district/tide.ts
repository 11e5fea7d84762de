// Which tide gauge speaks for a district's ZIP codes, and which might. Heights in metres above mean lower low water.
import { z } from "zod";
import type { IssueKey } from "../../words/refusals.ts";

export const DistrictTide = z.object({
  /** The district's own choice; null: it has made none. */
  chosenId: z.string().nullable(),
  /** The nearest that publish flood levels, and what is chosen; none where no sea is near. */
  near: z.array(z.object({
    id: z.string(),
    name: z.string(),
    state: z.string().nullable(),
    /** From the nearest of the ZIP codes' middles. */
    distanceMetres: z.int(),
    minorMetres: z.number(),
  })),
  /** Of its ZIP codes, those for which somebody else has chosen: that stands. */
  others: z.array(z.object({
    zip: z.string(),
    station: z.string(),
    by: z.enum(["operator", "district"]),
  })),
});
export type DistrictTide = z.infer<typeof DistrictTide>;

export const TideChoice = z.object({
  /** Of `near`; null: none. */
  stationId: z.string("stationChosen" satisfies IssueKey).nullable(),
});
export type TideChoice = z.infer<typeof TideChoice>;
