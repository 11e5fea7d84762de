import { z } from "zod";

/** What became of texts. `waiting`: queued, or held for quiet hours. */
export const TextCounts = z.object({
  waiting: z.int(),
  sent: z.int(),
  delivered: z.int(),
  failed: z.int(),
  /** Never left: a newer text took their place, too late, or their reader left. */
  dropped: z.int(),
  /** Failed ones by plain reason, most first: "Phone off or out of reach". */
  failures: z.array(z.object({ reason: z.string(), count: z.int() })),
  /** From the alert to the last phone that has it; null: none has. */
  minutesToLastPhone: z.number().nullable(),
});
export type TextCounts = z.infer<typeof TextCounts>;
