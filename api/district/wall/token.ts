import { createHash, randomBytes } from "node:crypto";

/** 192 bits, for an address. */
export function makeWallToken(): string {
  return randomBytes(24).toString("base64url");
}

/** What is kept of one. Nobody guesses so many bits: a slow hash would cost each look, and win nothing. */
export function hashWallToken(token: string): Uint8Array {
  return createHash("sha256").update(token).digest();
}
