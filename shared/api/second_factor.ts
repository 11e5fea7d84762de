// A code of an authenticator app beside the texted one.
import { z } from "zod";
import { plainDigits } from "../digits.ts";
import type { IssueKey } from "../words/refusals.ts";

export const SecondFactor = z.object({
  /** Null: the texted code is enough. */
  since: z.iso.datetime().nullable(),
  recoveryCodesLeft: z.int(),
});
export type SecondFactor = z.infer<typeof SecondFactor>;

export const NewSecondFactor = z.object({
  /** In base 32, for who types it into the app. */
  secret: z.string(),
  /** `otpauth://…`, which opens the app. */
  address: z.string(),
});
export type NewSecondFactor = z.infer<typeof NewSecondFactor>;

export const SecondFactorCheck = z.object({
  code: z.string().overwrite((typed) => plainDigits(typed).replace(/[\s-]/g, ""))
    .regex(/^\d{6}$/, "codeDigits" satisfies IssueKey),
});

export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
