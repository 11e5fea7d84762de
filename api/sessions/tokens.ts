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

const NOTED_EVERY_MS = 60_000;

/** Screens, sheets and programs ask each minute and more often: not each time is worth a write. */
export function isWorthNoting(lastAt: Date | null, now: Date): boolean {
  return !lastAt || now.getTime() - lastAt.getTime() > NOTED_EVERY_MS;
}
