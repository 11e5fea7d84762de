import { createHmac } from "node:crypto";

interface Pair {
  /** Signs session tokens. */
  session: CryptoKey;
  /** Hashes sign-in codes. */
  codes: Uint8Array;
  /** Marks the addresses of photos that are told outside. */
  photos: Uint8Array;
  /** Seals what is to be read again: secrets of authenticator apps. */
  sealing: Uint8Array;
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

/** One secret, several keys: what one of them signs says nothing to the others. */
async function derivePair(secret: string): Promise<Pair> {
  const session = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign", "verify"],
  );
  const derive = (use: string) => createHmac("sha256", secret).update(use).digest();
  return {
    session,
    codes: derive("sign-in codes"),
    photos: derive("addresses of photos"),
    sealing: derive("second factors"),
  };
}
