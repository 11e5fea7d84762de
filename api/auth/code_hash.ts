import { createHmac, timingSafeEqual } from "node:crypto";
import type { Keys } from "../sessions/keys.ts";

export function hashCode({ codes }: Keys, phone: string, code: string): string {
  return createHmac("sha256", codes).update(`${phone} ${code}`).digest("base64url");
}

/** Takes as long for any two of one length. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(new TextEncoder().encode(a), new TextEncoder().encode(b));
}
