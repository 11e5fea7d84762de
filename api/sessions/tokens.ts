// What opens something to whoever has it: a wall's or a report's link, a district's key.
import { createHash, randomBytes } from "node:crypto";

/** 192 bits, fit for an address. */
export function makeToken(): string {
  return randomBytes(24).toString("base64url");
}

/** What is kept of one. Nobody guesses so many bits: a slow hash would cost each look, and win nothing. */
export function hashToken(token: string): Uint8Array {
  return createHash("sha256").update(token).digest();
}
