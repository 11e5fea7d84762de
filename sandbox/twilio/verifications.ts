// Twilio Verify: it makes a code, texts it, and checks it. Its limits: 10 minutes, 5 checks
// (60202), 5 sends (60203).
import {
  changed,
  type SandboxState,
  type TwilioMessage,
  type Verification,
} from "../state/state.ts";
import { TwilioError } from "./errors.ts";
import { add, newSid } from "./messages.ts";
import { sendOn } from "./receipts.ts";

const VALID_MS = 10 * 60 * 1000;
const MAX_SENDS = 5;
const MAX_CHECKS = 5;

/** Sends a code; the same one again where one is pending. @throws TwilioError 60203 */
export function startVerification(
  state: SandboxState,
  { serviceSid, to, locale }: { serviceSid: string; to: string; locale: string },
): Verification {
  const now = state.options.now();
  const verification = findPending(state, serviceSid, to) ??
    begin(state, { serviceSid, to, now });
  if (verification.sends.length >= MAX_SENDS) throw new TwilioError(60203);
  verification.sends.push({ sid: newSid("VL"), at: now });
  verification.updatedAt = now;
  sendOn(state, textOf(state, verification, locale));
  return verification;
}

/** @throws TwilioError 20404 where nothing is pending (used, too old), 60202 past the fifth try */
export function checkVerification(
  state: SandboxState,
  { serviceSid, to, code, path }: { serviceSid: string; to: string; code: string; path: string },
): Verification {
  const verification = findPending(state, serviceSid, to);
  if (!verification) throw new TwilioError(20404, path);
  if (verification.checks >= MAX_CHECKS) throw new TwilioError(60202);
  verification.checks += 1;
  verification.updatedAt = state.options.now();
  if (verification.code === code) verification.status = "approved";
  changed(state);
  return verification;
}

/** The next start makes a new code. @throws TwilioError 20404 where nothing of that id is pending */
export function cancelVerification(
  state: SandboxState,
  { serviceSid, sid, path }: { serviceSid: string; sid: string; path: string },
): Verification {
  const verification = state.verifications.find((v) =>
    v.serviceSid === serviceSid && v.sid === sid && v.status === "pending"
  );
  if (!verification) throw new TwilioError(20404, path);
  verification.status = "canceled";
  verification.updatedAt = state.options.now();
  changed(state);
  return verification;
}

function findPending(
  state: SandboxState,
  serviceSid: string,
  to: string,
): Verification | undefined {
  const oldest = state.options.now().getTime() - VALID_MS;
  return state.verifications.findLast((v) =>
    v.serviceSid === serviceSid && v.to === to && v.status === "pending" &&
    v.createdAt.getTime() > oldest
  );
}

function begin(
  state: SandboxState,
  { serviceSid, to, now }: { serviceSid: string; to: string; now: Date },
): Verification {
  const random = crypto.getRandomValues(new Uint32Array(1))[0]!;
  const verification: Verification = {
    sid: newSid("VE"),
    serviceSid,
    to,
    code: String(random % 1_000_000).padStart(6, "0"),
    status: "pending",
    sends: [],
    checks: 0,
    createdAt: now,
    updatedAt: now,
  };
  state.verifications.push(verification);
  return verification;
}

/** Twilio's templates; English for the languages that it has none in. */
const TEMPLATES: Record<string, (code: string) => string> = {
  en: (code) => `Your FloodLine verification code is: ${code}`,
  es: (code) => `Tu código de verificación de FloodLine es: ${code}`,
  "zh-CN": (code) => `您的 FloodLine 验证码是：${code}`,
};

function textOf(state: SandboxState, { to, code }: Verification, locale: string): TwilioMessage {
  return add(state, {
    to,
    // Verify sends from numbers of its own.
    from: "22395",
    body: (TEMPLATES[locale] ?? TEMPLATES.en!)(code),
    status: "queued",
    direction: "outbound-api",
  });
}
