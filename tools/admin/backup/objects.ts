// Photos and videos that rows name and that storage has not.
import type { Sql } from "shared/server/database.ts";
import type { Storage } from "shared/server/storage.ts";

interface MissingObjects {
  /** How many rows name. */
  named: number;
  /** Keys. */
  missing: string[];
}

/** Of those that count: an upload that never came is no loss. */
export async function findMissingObjects(sql: Sql, storage: Storage): Promise<MissingObjects> {
  const rows = await sql<{ key: string }[]>`
    select object_key as key from media where ready_at is not null
    union
    select object_key from media_covers
    where ready_at is not null and taken_off_at is null and media_id is not null
    order by 1`;
  const there = new Set(await storage.list("media/"));
  const missing = rows.map(({ key }) => key).filter((key) => !there.has(key));
  return { named: rows.length, missing };
}

const SHOWN = 20;

export function describeMissing({ named, missing }: MissingObjects): string {
  if (missing.length === 0) return `All ${named} photos and videos that it names are in storage`;
  const more = missing.length > SHOWN ? [`  and ${missing.length - SHOWN} more`] : [];
  return [
    `${missing.length} of ${named} photos and videos that it names are GONE from storage ` +
    "(get them back by the bucket's versions, else their reports stand without them):",
    ...missing.slice(0, SHOWN).map((key) => `  ${key}`),
    ...more,
  ].join("\n");
}
