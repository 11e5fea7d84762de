import { z } from "zod";
import { THREATS } from "../storms/dangers.ts";

/** Of the National Weather Service, as it was issued. */
export const OfficialWarning = z.object({
  id: z.string(),
  event: z.string(),
  /** What a flash flood may do, where the service says. */
  threat: z.enum(THREATS).nullable(),
  headline: z.string().nullable(),
  sender: z.string().nullable(),
  onsetAt: z.iso.datetime().nullable(),
  /** Null: until further notice. */
  endsAt: z.iso.datetime().nullable(),
});
export type OfficialWarning = z.infer<typeof OfficialWarning>;
