// Deletes from storage what no row names any more: the bytes first, then the note of them. Crashed between
// the two, it is done again: S3 deletes what is not there without a word.
import type { Sql } from "shared/server/database.ts";
import type { Storage } from "shared/server/storage.ts";
import { forgetUnwanted, listUnwanted } from "./sql.ts";

const AT_ONCE = 500; // S3 deletes up to 1,000 in a request

export async function deleteUnwanted(
  { sql, storage }: { sql: Sql; storage: Storage },
  now: Date,
): Promise<number> {
  let deleted = 0;
  for (;;) {
    const keys = await listUnwanted(sql, now, AT_ONCE);
    if (keys.length === 0) return deleted;
    await storage.remove(keys);
    await forgetUnwanted(sql, keys, now);
    deleted += keys.length;
  }
}
