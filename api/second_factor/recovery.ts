import { createHash } from "node:crypto";
import { Secret } from "otpauth";

const CODES = 8;
/** 120 bits: 24 letters and digits, in groups of four. */
const CODE_BYTES = 15;

/** For paper: each works once, in place of the app. */
export function makeRecoveryCodes(): string[] {
  return Array.from(
    { length: CODES },
    () => new Secret({ size: CODE_BYTES }).base32.match(/.{4}/g)!.join("-"),
  );
}

/** However it is typed: in small letters, with or without its dashes. */
export function hashRecoveryCode(typed: string): Uint8Array {
  const plain = typed.toUpperCase().replace(/[^A-Z2-7]/g, "");
  return createHash("sha256").update(plain).digest();
}
