// A program that has heard no answer posts again. What is the same is one: by the key that it gives a post, or, for a
// minute, by what it says.
import { createHash } from "node:crypto";
import type { TransactionSql } from "postgres";
import type { Sql } from "shared/server/database.ts";
import { asManager } from "../district/manager.ts";
import { addPosted, findPosted, lockKey, type Posted } from "./sql.ts";

const SAME_MS = 60_000;

interface PostMark {
  bidId: string;
  keyId: string;
  /** The client's own, of this post and no other; undefined: it gives none. */
  name: string | undefined;
  content: (string | undefined)[];
  at: Date;
}

/** Does `work` once for a mark, in a transaction of the district's; asked again, it answers what was done then. */
export async function postOnce(
  sql: Sql,
  { bidId, keyId, name, content, at }: PostMark,
  work: (tx: TransactionSql) => Promise<Posted>,
): Promise<Posted> {
  const fingerprint = hash(name === undefined ? ["content", ...content] : ["name", name]);
  return await asManager(sql, bidId, async (tx) => {
    await lockKey(tx, keyId);
    const since = name === undefined ? new Date(at.getTime() - SAME_MS) : null;
    const before = await findPosted(tx, { keyId, fingerprint }, since);
    if (before) return before;
    const posted = await work(tx);
    await addPosted(tx, { keyId, fingerprint, ...posted, at });
    return posted;
  });
}

function hash(parts: (string | undefined)[]): Uint8Array {
  return createHash("sha256").update(JSON.stringify(parts)).digest();
}
