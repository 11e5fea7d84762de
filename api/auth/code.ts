// Sign-in codes, asked for and texted. The same answers for numbers we know and do not know.
import { CODE_MINUTES } from "shared/limits.ts";
import type { CodeSent, NewCode } from "shared/api/people.ts";
import type { Language } from "shared/languages.ts";
import { AppError } from "shared/server/app_error.ts";
import { kindOf } from "shared/server/carrier_errors.ts";
import {
  type CodeAnswer,
  findCodesTurn,
  sendNow,
  startVerification,
} from "shared/server/outbox/codes.ts";
import { maskPhone, parsePhone } from "shared/server/phones.ts";
import { WORDS } from "shared/server/words/words.ts";
import type { Deps } from "../deps.ts";
import { checkConsent } from "../me/consent.ts";
import { hashCode } from "./code_hash.ts";
import type { Asker } from "../limits/codes/limits.ts";
import { noteReachedLimit } from "../limits/codes/reached_limit.ts";
import { addCode, dropCode, findAsker, findSpentVerification, noteVerification } from "./sql.ts";

/** Who asks: the browser's id is hashed, the address whole. */
interface Requester {
  browserHash: string;
  address: string;
}

/** Texts a new code, which replaces any older one that this browser asked for with this number. */
export async function requestCode(
  deps: Deps,
  typed: NewCode,
  { browserHash, address }: Requester,
): Promise<CodeSent> {
  const phone = parsePhone(typed.phone);
  const consentVersion = checkConsent(typed.consentVersion);
  const now = deps.now();
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
  const code = usesVerify(deps) ? undefined : deps.makeCode();
  const codeHash = code === undefined ? null : hashCode(deps.keys, phone, code);
  const { asker, userId, language = typed.language } = await findAsker(
    deps.sql,
    phone,
    browserHash,
  );
  // Codes are counted one by one: who could not be sent one must not stand in that queue.
  if (!usesVerify(deps)) {
    const { allowance } = deps;
    const turn = await findCodesTurn(deps.sql, { isKnown: asker !== "new", allowance, now });
    if (turn) throw new AppError("noCodesNow", { retryAfterSeconds: secondsUntil(turn, now) });
  }
  const asked = { phone, ip: address, asker, at: now };
  const row = { browserHash, codeHash, consentVersion, language: typed.language, expiresAt };
  const added = await addCode(deps.sql, asked, row, deps.codeLimits);
  if (added.reached) {
    throw await noteReachedLimit(deps.sql, { ...asked, userId, reached: added.reached });
  }
  const answer = await sendCode(deps, { id: added.id, phone, asker, code, language }, now);
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

async function sendCode(
  deps: Deps,
  { id, phone, asker, code, language }: {
    id: string;
    phone: string;
    asker: Asker;
    /** Undefined: Twilio Verify makes it. */
    code: string | undefined;
    language: Language;
  },
  now: Date,
): Promise<CodeAnswer> {
  const { sql, carrier, publicUrl, allowance } = deps;
  const isKnown = asker !== "new";
  const terms = { now, allowance, publicUrl };
  if (code === undefined) {
    // Twilio Verify has one code a number at a time: whoever asks meanwhile is sent the same again. One
    // that others have used up must not keep the next from a code for the rest of its ten minutes.
    const spent = await findSpentVerification(sql, { phone, asker }, now);
    if (spent) await carrier.cancelVerification(spent);
    const answer = await startVerification(sql, carrier, { phone, isKnown, language }, terms);
    if (answer.result === "accepted") await noteVerification(sql, id, answer.sid);
    return answer;
  }
  const text = {
    phone,
    isKnown,
    body: codeText(language, code),
    masked: codeText(language, "••••••"),
    validSeconds: CODE_MINUTES * 60,
  };
  return await sendNow(sql, carrier, text, terms);
}

export function codeText(language: Language, code: string): string {
  return WORDS[language].code(code, CODE_MINUTES);
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

function usesVerify(deps: Deps): boolean {
  return deps.carrier.options.verifyServiceSid !== undefined;
}
