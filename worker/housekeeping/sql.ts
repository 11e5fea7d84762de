import { DISTRICT_ACTS } from "shared/district_acts.ts";
import type { Query } from "shared/server/database.ts";
import { forgetWhose } from "shared/server/outbox/owners.ts";

/** Tables whose rows have had their time, and the column that tells. */
const TIMES = {
  sign_in_codes: "created_at",
  code_tries: "created_at",
  inbound_texts: "received_at",
  receipts: "received_at",
  /** What was asked of the weather. */
  weather_calls: "minute",
  near_sweeps: "slot",
  /** By then nobody has used them lately (see api/limits/). */
  used_limits: "full_at",
  used_key_limits: "full_at",
  security_log: "at",
  invitations: "expires_at",
  bid_messages: "until",
  /** Null of those that are there. */
  answer_templates: "deleted_at",
  /** Of files that nobody has taken. */
  import_drafts: "read_at",
  /** Without a store of backups to write them beside. */
  deletions: "at",
} as const;

/** By where they stand: not every table has a short key. Returns how many it were. */
export async function deleteOlder(
  sql: Query,
  table: keyof typeof TIMES,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const { count } = await sql`
    delete from ${sql(table)} where ctid = any(array(
      select ctid from ${sql(table)} where ${sql(TIMES[table])} < ${before} limit ${limit}
    ))`;
  return count;
}

/** What boards heard; how many it were of each district stays (migrations/0161). */
export async function deleteEvents(sql: Query, before: Date, limit: number): Promise<number> {
  const { count } = await sql`
    with gone as (
      delete from district_events where ctid = any(array(
        select ctid from district_events where at < ${before} limit ${limit}
      ))
      returning bid_id
    ), counted as (
      insert into district_event_totals as totals (bid_id, gone)
      select bid_id, count(*) from gone group by bid_id order by bid_id
      on conflict (bid_id) do update set gone = totals.gone + excluded.gone
    )
    select from gone`;
  return count;
}

/** What no district reads: of its own acts it is told for longer. */
export async function deleteSecurityNotes(
  sql: Query,
  before: Date,
  limit: number,
): Promise<number> {
  const { count } = await sql`
    delete from security_log where ctid = any(array(
      select ctid from security_log
      where at < ${before} and (bid_id is null or not event = any(${DISTRICT_ACTS}::text[]))
      limit ${limit}
    ))`;
  return count;
}

/** By the database's own clock, which wrote them. */
export async function deleteChanges(sql: Query): Promise<void> {
  await sql`delete from changed_accounts where changed_at < clock_timestamp() - interval '1 hour'`;
}

/** The newest of each account tells when somebody was last seen in it, however long ago. */
export async function deleteSessions(sql: Query, before: Date): Promise<number> {
  const { count } = await sql`
    delete from sessions s
    where seen_at < ${before} and exists (
      select from sessions newer
      where newer.user_id = s.user_id and (newer.seen_at, newer.id) > (s.seen_at, s.id)
    )`;
  return count;
}

/** Of texts that belong to nobody: sign-in codes, and those of deleted accounts. */
export async function forgetNumbers(sql: Query, before: Date, limit: number): Promise<number> {
  const nobodys = sql`
    select id from messages
    where user_id is null and phone is not null and created_at < ${before} limit ${limit}`;
  return await forgetWhose(sql, nobodys);
}

export interface StoredFile {
  id: string;
  objectKey: string;
}

/** Uploads that no report came for. */
export async function listOrphans(
  sql: Query,
  before: Date,
  limit: number,
): Promise<StoredFile[]> {
  return await sql<StoredFile[]>`
    select id, object_key from media
    where report_id is null and created_at < ${before}
    order by created_at
    limit ${limit}`;
}

export async function deleteOrphans(sql: Query, ids: string[]): Promise<void> {
  await sql`delete from media where id = any(${ids}::uuid[]) and report_id is null`;
}

/** Photos of reports that their sender has taken back: their own. What staff took there is the district's. */
export async function listWithdrawn(sql: Query, limit: number): Promise<StoredFile[]> {
  return await sql<StoredFile[]>`
    select m.id, m.object_key
    from reports r join media m on m.report_id = r.id
    where r.withdrawn_at is not null and not m.is_staffs
    order by m.id
    limit ${limit}`;
}

export async function deleteWithdrawn(sql: Query, ids: string[]): Promise<void> {
  await sql`delete from media where id = any(${ids}::uuid[])`;
}

/** Days before this one that are not packed yet, as "2026-11-22". */
export async function listOpenDays(sql: Query, before: string): Promise<string[]> {
  const rows = await sql<{ day: string }[]>`
    select distinct day::text as day from rain_days where day < ${before}::date order by day`;
  return rows.map((row) => row.day);
}

export async function packDay(sql: Query, day: string): Promise<void> {
  await sql`
    with over as (
      delete from rain_days where day = ${day}::date returning cell_id, day, mm
    )
    insert into rain_history (cell_id, day, mm)
    select cell_id, day, without_dry_ends(mm) from over order by cell_id
    on conflict do nothing`;
}

/** Those that history has a partition for, as "2026-11". */
export async function listMonths(sql: Query): Promise<string[]> {
  const rows = await sql<{ month: string }[]>`
    select replace(right(inhrelid::regclass::text, 7), '_', '-') as month
    from pg_inherits where inhparent = 'rain_history'::regclass order by month`;
  return rows.map((row) => row.month);
}

/** `month` as "2026-11". Tables are the owner's to make, months of rain by this alone. */
export async function makeMonth(sql: Query, month: string): Promise<void> {
  await sql`select make_rain_month(${`${month}-01`})`;
}

export async function dropMonth(sql: Query, month: string): Promise<void> {
  await sql`select drop_rain_month(${`${month}-01`})`;
}
