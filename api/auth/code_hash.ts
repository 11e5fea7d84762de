import { createHmac, timingSafeEqual } from "node:crypto";
import type { Keys } from "../sessions/keys.ts";

export function hashCode({ codes }: Pick<Keys, "codes">, phone: string, code: string): string {
  return createHmac("sha256", codes).update(`${phone} ${code}`).digest("base64url");
}

/** With each secret that is good: a code may have been asked for under the last one. */
export function listHashes(keys: Keys, phone: string, code: string): string[] {
  return [keys, ...keys.accepted ? [keys.accepted] : []].map((pair) => hashCode(pair, phone, code));
}

/** Takes as long whichever it is. */
export function isAnyOf(hashes: string[], hash: string): boolean {
  return hashes.map((each) => isSame(each, hash)).includes(true);
}

/** Takes as long for any two of one length. */
function isSame(a: string, b: string): boolean {
  return timingSafeEqual(new TextEncoder().encode(a), new TextEncoder().encode(b));
}
