// Secrets that are to be read again are kept sealed, by a key of the configuration's: a copy of the database is not
// enough to make somebody's codes. Whose it is belongs to what is sealed.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Keys } from "../sessions/keys.ts";

const CIPHER = "aes-256-gcm";
const [IV_BYTES, TAG_BYTES] = [12, 16];

export function seal({ sealing }: Pick<Keys, "sealing">, secret: string, userId: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, sealing, iv).setAAD(new TextEncoder().encode(userId));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** @returns isOld: by the key that is still accepted; undefined: by none of ours, or another's */
export function unseal(
  { sealing, accepted }: Pick<Keys, "sealing" | "accepted">,
  sealed: Uint8Array,
  userId: string,
): { secret: string; isOld: boolean } | undefined {
  for (const key of [sealing, ...accepted ? [accepted.sealing] : []]) {
    const secret = unsealBy(key, sealed, userId);
    if (secret !== undefined) return { secret, isOld: key !== sealing };
  }
}

function unsealBy(key: Uint8Array, sealed: Uint8Array, userId: string): string | undefined {
  const [iv, tag] = [sealed.subarray(0, IV_BYTES), sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
  try {
    const decipher = createDecipheriv(CIPHER, key, iv).setAAD(new TextEncoder().encode(userId))
      .setAuthTag(tag);
    const text = decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
