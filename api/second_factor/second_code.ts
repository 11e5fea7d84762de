// Whether whoever typed the texted code has the app as well, or one of the codes on paper.
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { FieldWords } from "shared/words/refusals.ts";
import type { Keys } from "../sessions/keys.ts";
import { hashRecoveryCode } from "./recovery.ts";
import { seal, unseal } from "./seal.ts";
import { lockFactor, noteStep, useRecoveryCode } from "./sql.ts";
import { findStep } from "./totp.ts";

/**
 * Takes the code, each once. Nothing is asked of whoever has not set one up.
 *
 * @throws AppError secondCodeNeeded, secondCodeWrong
 */
export async function takeSecondCode(
  tx: Query,
  keys: Keys,
  { userId, typed, address }: { userId: string; typed: string | undefined; address: string },
  now: Date,
): Promise<void> {
  const factor = await lockFactor(tx, userId);
  if (!factor?.confirmedAt) return;
  if (!typed) throw new AppError("secondCodeNeeded");
  if (/^\d{6}$/.test(typed)) {
    const opened = unseal(keys, factor.sealedSecret, userId);
    const step = opened && findStep(opened.secret, typed, now);
    if (opened && step !== undefined && step > factor.lastStep) {
      const { secret, isOld } = opened;
      const sealedSecret = isOld ? seal(keys, secret, userId) : factor.sealedSecret;
      return await noteStep(tx, { userId, step, sealedSecret });
    }
  } else if (await useRecoveryCode(tx, { userId, codeHash: hashRecoveryCode(typed), now })) {
    return await noteSecurity(tx, { event: "recoveryCodeUsed", at: now, userId, address });
  }
  throw new AppError("secondCodeWrong", { fields: { secondCode: WRONG } });
}

export const WRONG: FieldWords = ({ fields }) => fields.codeWrong;
