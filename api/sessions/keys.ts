import { createHmac } from "node:crypto";

export interface Keys {
  /** Signs session tokens. */
  session: CryptoKey;
  /** Hashes sign-in codes. */
  codes: Uint8Array;
}

/** One secret, two keys: what one of them signs says nothing to the other. */
export async function deriveKeys(secret: string): Promise<Keys> {
  const session = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign", "verify"],
  );
  return { session, codes: createHmac("sha256", secret).update("sign-in codes").digest() };
}
