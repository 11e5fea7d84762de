// Codes of an authenticator app: RFC 6238 with what every app knows (SHA-1, six digits, 30 seconds).
import { Secret, TOTP } from "otpauth";

const PERIOD_SECONDS = 30;
/** A phone's clock may be so many steps off, either way (RFC 6238, 5.2). */
const STEPS_OFF = 1;
const SECRET_BYTES = 20;

/** In base 32, as it is typed into an app. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** An address that opens the app, with the secret in it. */
export function totpAddress(secret: string, label: string): string {
  return totpOf(secret, label).toString();
}

/** @returns the step that a code is of; undefined: none near now */
export function findStep(secret: string, code: string, now: Date): number | undefined {
  const delta = totpOf(secret).validate({
    token: code,
    timestamp: now.getTime(),
    window: STEPS_OFF,
  });
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

function totpOf(secret: string, label = "FloodLine"): TOTP {
  return new TOTP({
    issuer: "FloodLine",
    label,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}
