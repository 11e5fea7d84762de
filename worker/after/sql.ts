import type { AfterFile } from "shared/api/district/after.ts";
import type { Query } from "shared/server/database.ts";

export interface OrderedFile {
  id: string;
  bidId: string;
  audience: AfterFile["audience"];
  orderedAt: Date;
  tries: number;
  /** As its schema has it. */
  report: unknown;
}

/** What a worker has in hand so long, it has died over. */
const GIVEN_UP_AFTER = "2 minutes";

/** The oldest, where none is in hand; by whoever holds the lock. Undefined: there is nothing to do. */
export async function claimFile(
  sql: Query,
  { maxTries, now }: { maxTries: number; now: Date },
): Promise<OrderedFile | undefined> {
  const [row] = await sql<OrderedFile[]>`
    update after_files f set making_at = ${now}, making_tries = f.making_tries + 1
    from (
      select id as next_id from after_files
      where made_at is null and failed_at is null and making_tries < ${maxTries}
        and not exists (
          select from after_files held
          where held.made_at is null and held.failed_at is null
            and held.making_at > ${now}::timestamptz - ${GIVEN_UP_AFTER}::interval
        )
      order by ordered_at, id limit 1
    ) next
    where f.id = next_id
    returning f.id, f.bid_id, f.audience, f.ordered_at, f.making_tries as tries, f.report`;
  return row;
}

/** Where whoever is not of the staff sees these of the district's photos, covered. */
export async function listPhotoKeys(
  sql: Query,
  bidId: string,
  ids: string[],
): Promise<{ id: string; objectKey: string }[]> {
  return await sql<{ id: string; objectKey: string }[]>`
    select m.id, m.object_key
    from media_outside m join reports r on r.id = m.report_id
    where m.id = any(${ids}::uuid[]) and r.bid_id = ${bidId} and m.covered_at is not null
      and r.withdrawn_at is null and r.hidden_at is null`;
}

interface MadeFile {
  id: string;
  reading: { key: string; bytes: number };
  archive: { key: string; bytes: number };
}

/** False: the order is not there any more, or another worker was faster. */
export async function settleMade(
  sql: Query,
  { id, reading, archive }: MadeFile,
  now: Date,
): Promise<boolean> {
  const { count } = await sql`
    update after_files set
      made_at = ${now}, report = null, reading_key = ${reading.key},
      reading_bytes = ${reading.bytes}, archive_key = ${archive.key},
      archive_bytes = ${archive.bytes}
    where id = ${id} and made_at is null and failed_at is null`;
  return count > 0;
}

/** It is tried again, at once. */
export async function giveBack(sql: Query, id: string): Promise<void> {
  await sql`update after_files set making_at = null where id = ${id}`;
}

export async function settleFailed(
  sql: Query,
  { maxTries, now }: { maxTries: number; now: Date },
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    update after_files set failed_at = ${now}, report = null
    where made_at is null and failed_at is null and making_tries >= ${maxTries}
      and (making_at is null or making_at < ${now}::timestamptz - ${GIVEN_UP_AFTER}::interval)
    returning id`;
  return rows.map(({ id }) => id);
}

/** Their days are over, or they show what was hidden since. Their objects go with them (migrations/0158). */
export async function deleteOldFiles(sql: Query, before: Date): Promise<number> {
  const { count } = await sql`
    delete from after_files f
    where f.ordered_at < ${before} or has_hidden_since(f.bid_id, f.since, f.until, f.ordered_at)`;
  return count;
}
