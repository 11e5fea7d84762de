import { z } from "zod";
import { LANGUAGES } from "../../languages.ts";

/** A text as it would be sent. */
export const PreparedText = z.object({
  language: z.enum(LANGUAGES),
  body: z.string(),
  parts: z.int(),
  /** Each makes the whole text dearer, and `partsWithout` is what it would be without them. */
  costlyLetters: z.array(z.string()),
  partsWithout: z.int(),
});
export type PreparedText = z.infer<typeof PreparedText>;
