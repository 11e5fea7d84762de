// Sign-in codes: asked for, texted, checked. The same answers for numbers we know and do not know.
import { createHmac, timingSafeEqual } from "node:crypto";
import { CONSENT_VERSION } from "shared/consent.ts";
import type { ErrorCode } from "shared/api/errors.ts";
import type { CodeCheck, CodeSent, NewCode } from "shared/api/people.ts";
import type { Language } from "shared/languages.ts";
import { AppError } from "shared/server/app_error.ts";
import { kindOf } from "shared/server/carrier_errors.ts";
import { type CodeAnswer, sendNow, startVerification } from "shared/server/outbox/codes.ts";
import { maskPhone, parsePhone } from "shared/server/phones.ts";
import type { CodeVerdict } from "shared/server/twilio.ts";
import { WORDS } from "shared/server/words/words.ts";
import type { Deps } from "../deps.ts";
import { addCode, countTry, dropCode, findNewestCode, findReader, useCode } from "./sql.ts";

const VALID_MINUTES = 10;
export const MAX_TRIES = 5;

/** Texts a new code, which replaces any older one of this number. */
export async function requestCode(deps: Deps, typed: NewCode, ip: string): Promise<CodeSent> {
  const phone = parsePhone(typed.phone);
  const consentVersion = checkedConsent(typed.consentVersion);
  const now = deps.now();
  const expiresAt = new Date(now.getTime() + VALID_MINUTES * 60_000);
  const code = usesVerify(deps) ? undefined : deps.makeCode();
  const codeHash = code === undefined ? null : hashCode(deps, phone, code);
  const { language } = typed;
  const row = { phone, ip, codeHash, consentVersion, language, createdAt: now, expiresAt };
  const added = await addCode(deps.sql, row, deps.codeLimits);
  if (added.freeAt) {
    throw new AppError("tooManyCodes", { retryAfterSeconds: secondsUntil(added.freeAt, now) });
  }
  const answer = await sendCode(deps, { phone, code, language }, now);
  if (answer.result === "unpaid") {
    // The one before it, where there is one, is still on its owner's phone.
    await dropCode(deps.sql, added.id);
    throw new AppError("noCodesNow", { retryAfterSeconds: secondsUntil(answer.freeAt, now) });
  }
  refuseUnsent(answer);
  return { phone: maskPhone(phone), expiresAt: expiresAt.toISOString() };
}

function secondsUntil(at: Date, now: Date): number {
  return Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000));
}

/** The wording somebody agreed to must be one that we show. */
export function checkedConsent(version: string | undefined): string | null {
  if (version !== undefined && version !== CONSENT_VERSION) {
    throw new AppError("invalidInput", {
      fields: { consentVersion: ({ fields }) => fields.consentChanged },
    });
  }
  return version ?? null;
}

async function sendCode(
  deps: Deps,
  { phone, code, language }: { phone: string; code: string | undefined; language: Language },
  now: Date,
): Promise<CodeAnswer> {
  const { sql, carrier, publicUrl, allowance } = deps;
  const reader = await findReader(sql, phone);
  const isKnown = reader !== undefined;
  const read = reader?.language ?? language;
  const terms = { now, allowance, publicUrl };
  if (code === undefined) {
    return await startVerification(sql, carrier, { phone, isKnown, language: read }, terms);
  }
  const text = {
    phone,
    isKnown,
    body: codeText(read, code),
    masked: codeText(read, "••••••"),
    validSeconds: VALID_MINUTES * 60,
  };
  return await sendNow(sql, carrier, text, terms);
}

export function codeText(language: Language, code: string): string {
  return WORDS[language].code(code, VALID_MINUTES);
}

/**
 * Tells what helps the person who waits, and nothing about who is known: that a number opted out
 * (which only one of ours can have done) is answered as if the text had left.
 */
function refuseUnsent(answer: Exclude<CodeAnswer, { result: "unpaid" }>): void {
  if (answer.result === "accepted") return;
  if (answer.result === "refused") {
    const kind = kindOf(answer.errorCode, answer.httpStatus);
    if (kind === "optedOut") return;
    if (kind === "number" || kind === "region") throw new AppError("phoneNotSupported");
  }
  throw new AppError("codeNotSent");
}

/** Signs in whoever knows the number's newest code; a number's first sign-in makes its user. */
export async function checkCode(
  deps: Deps,
  typed: CodeCheck,
): Promise<{ userId: string; bidId?: string }> {
  const phone = parsePhone(typed.phone);
  const now = deps.now();
  const code = await countTry(deps.sql, phone, { now, maxTries: MAX_TRIES });
  if (!code) throw await whyNotTried(deps, phone, now);
  const verdict: CodeVerdict = code.codeHash === null
    ? await askVerify(deps, phone, typed.code)
    : isSame(code.codeHash, hashCode(deps, phone, typed.code))
    ? "right"
    : "wrong";
  if (verdict === "wrong") {
    throw new AppError("codeWrong", { fields: { code: ({ fields }) => fields.codeWrong } });
  }
  if (verdict !== "right") throw new AppError(NO_LONGER[verdict]);
  const user = await useCode(deps.sql, code.id, now);
  if (!user) throw new AppError("codeExpired");
  return user;
}

/** Codes that Verify ended before they were used. */
const NO_LONGER = {
  expired: "codeExpired",
  triedTooOften: "codeTriedTooOften",
  canceled: "codeCanceled",
  deleted: "codeDeleted",
  failed: "codeFailed",
} as const satisfies Record<Exclude<CodeVerdict, "right" | "wrong">, ErrorCode>;

async function whyNotTried(deps: Deps, phone: string, now: Date): Promise<AppError> {
  const newest = await findNewestCode(deps.sql, phone);
  const isUsable = newest && !newest.usedAt && newest.expiresAt > now;
  return new AppError(isUsable ? "codeTriedTooOften" : "codeExpired");
}

async function askVerify(deps: Deps, phone: string, code: string) {
  try {
    return await deps.carrier.checkVerification(phone, code);
  } catch {
    throw new AppError("codeNotChecked");
  }
}

function usesVerify(deps: Deps): boolean {
  return deps.carrier.options.verifyServiceSid !== undefined;
}

function hashCode(deps: Deps, phone: string, code: string): string {
  return createHmac("sha256", deps.keys.codes).update(`${phone} ${code}`).digest("base64url");
}

function isSame(a: string, b: string): boolean {
  return timingSafeEqual(new TextEncoder().encode(a), new TextEncoder().encode(b));
}
