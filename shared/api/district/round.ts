import { z } from "zod";
import { MOST_ROUND_PLACES } from "../../limits.ts";

/** First to last, as its owner has put them by hand; empty: the usual order. */
export const RoundOrder = z.object({ reportIds: z.array(z.uuid()).max(MOST_ROUND_PLACES) });
export type RoundOrder = z.infer<typeof RoundOrder>;
