// What a ZIP code's districts say on its page.
import { z } from "zod";
import { LANGUAGES } from "../languages.ts";

/** In each language; null: not in that one. */
export const MessageWords = z.object({
  en: z.string().nullable(),
  es: z.string().nullable(),
  zh: z.string().nullable(),
});

export const ZipMessage = z.object({
  /** The district's name. */
  district: z.string(),
  /** In the order in which the district writes them. */
  languages: z.array(z.enum(LANGUAGES)),
  words: MessageWords,
  setAt: z.iso.datetime(),
  until: z.iso.datetime(),
});
export type ZipMessage = z.infer<typeof ZipMessage>;
