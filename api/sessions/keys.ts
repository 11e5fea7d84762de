import { createHmac } from "node:crypto";

interface Pair {
  /** Signs session tokens. */
  session: CryptoKey;
  /** Hashes sign-in codes. */
  codes: Uint8Array;
}

export interface Keys extends Pair {
  /** Makes nothing; what it has made is good: while the secret changes. */
  accepted?: Pair;
}

/** @param accepted of JWT_SECRET_ACCEPTED */
export async function deriveKeys(secret: string, accepted?: string): Promise<Keys> {
  return {
    ...await derivePair(secret),
    accepted: accepted ? await derivePair(accepted) : undefined,
  };
}

/** One secret, two keys: what one of them signs says nothing to the other. */
async function derivePair(secret: string): Promise<Pair> {
  const session = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign", "verify"],
  );
  return { session, codes: createHmac("sha256", secret).update("sign-in codes").digest() };
}
