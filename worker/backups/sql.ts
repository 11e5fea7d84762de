import type { Deletion } from "shared/server/backup/deletions.ts";
import type { Query } from "shared/server/database.ts";

/** True for one worker alone: it takes this backup. */
export async function claimBackup(
  sql: Query,
  dueAt: Date,
  { now, failedBefore, begunBefore }: { now: Date; failedBefore: Date; begunBefore: Date },
): Promise<boolean> {
  const { count } = await sql`
    insert into backups (due_at, started_at) values (${dueAt}, ${now})
    on conflict (due_at) do update
    set started_at = excluded.started_at, failed_at = null, reason = null
    where backups.finished_at is null and (
      backups.failed_at < ${failedBefore}
      or backups.failed_at is null and backups.started_at < ${begunBefore}
    )`;
  return count > 0;
}

export async function finishBackup(
  sql: Query,
  dueAt: Date,
  { now, name, bytes, rows }: { now: Date; name: string; bytes: number; rows: number },
): Promise<void> {
  await sql`
    update backups set finished_at = ${now}, name = ${name}, bytes = ${bytes}, rows = ${rows}
    where due_at = ${dueAt}`;
}

export async function failBackup(
  sql: Query,
  dueAt: Date,
  { now, reason }: { now: Date; reason: string },
): Promise<void> {
  await sql`update backups set failed_at = ${now}, reason = ${reason} where due_at = ${dueAt}`;
}

interface NewestBackup {
  finishedAt: Date | null;
  /** Of the newest that was begun; null where it ended well. */
  reason: string | null;
}

export async function findNewestBackup(sql: Query): Promise<NewestBackup> {
  const [row] = await sql<[NewestBackup]>`
    select
      (select max(finished_at) from backups) as finished_at,
      (select reason from backups order by due_at desc limit 1) as reason`;
  return row;
}

/** Of more than a year: those that the rule keeps are in the store, which knows them itself. */
export async function forgetBackups(sql: Query, before: Date): Promise<void> {
  await sql`delete from backups where due_at < ${before}`;
}

/** The oldest that are not beside the backups yet. */
export async function listDeletions(
  sql: Query,
  limit: number,
): Promise<(Deletion & { id: string })[]> {
  return await sql<(Deletion & { id: string })[]>`
    select id::text, kind, subject_id, iso(at) as at from deletions order by id limit ${limit}`;
}

export async function removeDeletions(sql: Query, ids: string[]): Promise<void> {
  await sql`delete from deletions where id = any(${ids}::bigint[])`;
}
