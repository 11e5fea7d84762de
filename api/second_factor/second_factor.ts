// Setting up an authenticator app, and taking it away again.
import type { NewSecondFactor, SecondFactor } from "shared/api/second_factor.ts";
import { AppError } from "shared/server/app_error.ts";
import { maskPhone } from "shared/server/phones.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../deps.ts";
import { endOtherSessions, type Session } from "../sessions/session.ts";
import { asProgram } from "../sessions/viewer.ts";
import { hashRecoveryCode, makeRecoveryCodes } from "./recovery.ts";
import { seal, unseal } from "./seal.ts";
import { WRONG } from "./second_code.ts";
import {
  confirmFactor,
  deleteFactor,
  findFactor,
  findPhone,
  lockFactor,
  putFactor,
  replaceRecoveryCodes,
} from "./sql.ts";
import { findStep, newTotpSecret, totpAddress } from "./totp.ts";

export async function getSecondFactor({ sql }: Deps, userId: string): Promise<SecondFactor> {
  const found = await asProgram(() => findFactor(sql, userId));
  const since = found?.confirmedAt ?? null;
  return { since, recoveryCodesLeft: since === null ? 0 : found!.recoveryCodesLeft };
}

/**
 * A new secret for the app, until it is confirmed by a code of it. Asked again: another.
 *
 * @throws AppError secondFactorOn
 */
export async function beginSecondFactor(
  { sql, keys, now }: Deps,
  userId: string,
): Promise<NewSecondFactor> {
  const secret = newTotpSecret();
  const sealedSecret = seal(keys, secret, userId);
  if (!await putFactor(sql, { userId, sealedSecret, now: now() })) {
    throw new AppError("secondFactorOn");
  }
  const phone = await findPhone(sql, userId);
  if (!phone) throw new AppError("sessionExpired");
  return { secret, address: totpAddress(secret, maskPhone(phone)) };
}

/**
 * Whoever else is signed in to the account is out: by the texted code alone nobody shall be in it.
 *
 * @throws AppError secondFactorNotBegun, secondFactorOn, secondCodeWrong
 */
export async function confirmSecondFactor(
  { sql, keys, now: clock }: Deps,
  session: Pick<Session, "id" | "userId">,
  { code, address }: { code: string; address: string },
): Promise<string[]> {
  const { userId } = session;
  const now = clock();
  const recoveryCodes = makeRecoveryCodes();
  await sql.begin(async (tx) => {
    const factor = await lockFactor(tx, userId);
    if (!factor) throw new AppError("secondFactorNotBegun");
    if (factor.confirmedAt) throw new AppError("secondFactorOn");
    const opened = unseal(keys, factor.sealedSecret, userId);
    const step = opened && findStep(opened.secret, code, now);
    if (step === undefined) throw new AppError("secondCodeWrong", { fields: { code: WRONG } });
    const codeHashes = recoveryCodes.map(hashRecoveryCode);
    await confirmFactor(tx, { userId, step, now });
    await replaceRecoveryCodes(tx, userId, codeHashes);
    await noteSecurity(tx, { event: "secondFactorOn", at: now, userId, address });
    await endOtherSessions(tx, session, { now, address });
  });
  return recoveryCodes;
}

/**
 * In place of those that are left.
 *
 * @throws AppError secondFactorNotBegun
 */
export async function renewRecoveryCodes(
  { sql, now }: Deps,
  userId: string,
  address: string,
): Promise<string[]> {
  const recoveryCodes = makeRecoveryCodes();
  await sql.begin(async (tx) => {
    const factor = await lockFactor(tx, userId);
    if (!factor?.confirmedAt) throw new AppError("secondFactorNotBegun");
    await replaceRecoveryCodes(tx, userId, recoveryCodes.map(hashRecoveryCode));
    await noteSecurity(tx, { event: "recoveryCodesMade", at: now(), userId, address });
  });
  return recoveryCodes;
}

/** Also one that was never confirmed. */
export async function endSecondFactor(
  { sql, now: clock }: Deps,
  userId: string,
  address: string,
): Promise<void> {
  const now = clock();
  await sql.begin(async (tx) => {
    if (!await deleteFactor(tx, userId)) return;
    await noteSecurity(tx, { event: "secondFactorOff", at: now, userId, address });
  });
}
