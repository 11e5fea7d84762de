// What a district says of a report in its own words, as it was written.
import { z } from "zod";

/** Empty: not in that language. */
export const OwnWords = z.object({ en: z.string(), es: z.string(), zh: z.string() });
export type OwnWords = z.infer<typeof OwnWords>;
