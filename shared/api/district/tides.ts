// The tides of a district, and what became of their texts. Heights in metres above mean lower low water.
import { z } from "zod";
import { TIDE_LEVELS } from "../../tides/levels.ts";
import { TextCounts } from "./text_counts.ts";

export const DistrictTideList = z.object({
  /** Newest first, the last 25 at most, by the gauges that speak for its ZIP codes now. */
  tides: z.array(z.object({
    id: z.uuid(),
    station: z.string(),
    /** The worst that was told. */
    level: z.enum(TIDE_LEVELS),
    /** From where flooding begins there. */
    minorMetres: z.number(),
    startedAt: z.iso.datetime(),
    /** Null: it is on. */
    clearedAt: z.iso.datetime().nullable(),
    /** The crest: measured, where it is over, else expected; null: not known. */
    crest: z.object({ at: z.iso.datetime(), metres: z.number() }).nullable(),
    /** Whether flooding was measured; null: it is on, or nobody knows. */
    cameTrue: z.boolean().nullable(),
    /** To who follows its ZIP codes and asks for texts of the tide. */
    texts: TextCounts,
  })),
});
export type DistrictTideList = z.infer<typeof DistrictTideList>;
