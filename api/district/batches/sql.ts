// Batches, as a district's staff make and see them. Each statement names the district.
import type { Batch, BatchChange, LeftOutReason } from "shared/api/district/batches.ts";
import type { Query } from "shared/server/database.ts";
import { type ReportBefore, selectBefore } from "../acts/acts.ts";

export interface LeftReport {
  id: string;
  why: LeftOutReason;
}

/**
 * Those that are there and were not taken back, held to the end of the transaction: in the order of their ids, so
 * that two who act on the same at once do it one after the other.
 */
export async function lockReports(
  sql: Query,
  bidId: string,
  ids: string[],
): Promise<Map<string, ReportBefore>> {
  // First these alone: what another has just made of them shows in the next statement only.
  await sql`
    select from reports where bid_id = ${bidId} and id = any(${ids}::uuid[])
    order by id for update`;
  const rows = await sql<(ReportBefore & { id: string })[]>`
    select r.id, ${selectBefore(sql)}
    from reports r
    where r.bid_id = ${bidId} and r.id = any(${ids}::uuid[]) and r.withdrawn_at is null`;
  return new Map(rows.map((row) => [row.id, row]));
}

export async function insertBatch(
  sql: Query,
  { bidId, userId, change, leftOut }: {
    bidId: string;
    userId: string;
    change: BatchChange;
    leftOut: LeftReport[];
  },
  now: Date,
): Promise<string> {
  const [{ id }] = await sql<[{ id: string }]>`
    insert into report_batches (bid_id, user_id, change, left_out, acted_at)
    values (
      ${bidId}, ${userId}, ${JSON.stringify(change)}::text::jsonb,
      ${JSON.stringify(leftOut)}::text::jsonb, ${now}
    )
    returning id`;
  return id;
}

export async function lockBatch(
  sql: Query,
  bidId: string,
  id: string,
): Promise<{ actedAt: Date; undoneAt: Date | null } | undefined> {
  const [row] = await sql<{ actedAt: Date; undoneAt: Date | null }[]>`
    select acted_at, undone_at from report_batches
    where bid_id = ${bidId} and id = ${id} for update`;
  return row;
}

export async function markBatchUndone(
  sql: Query,
  { bidId, id, userId }: { bidId: string; id: string; userId: string },
  now: Date,
): Promise<void> {
  await sql`
    update report_batches set undone_at = ${now}, undone_by = ${userId}
    where bid_id = ${bidId} and id = ${id}`;
}

/** As `Batch`; until when it is undone, and by whom, is for the caller to say. */
export type StoredBatch = Omit<Batch, "undoUntil" | "mayUndo" | "change"> & {
  change: BatchChange;
  /** Whom the reports were given to. */
  about: Batch["change"]["about"];
  answer: Batch["change"]["answer"];
};

export async function findBatch(
  sql: Query,
  bidId: string,
  id: string,
): Promise<StoredBatch | undefined> {
  const colleague = (id: ReturnType<typeof sql>) =>
    sql`(
      select json_agg(json_build_object('id', s.id, 'name', s.name, 'ending', s.ending)) -> 0
      from own_staff s where s.id = ${id}
    )`;
  const [row] = await sql<{ batch: StoredBatch }[]>`
    select json_build_object(
      'id', b.id, 'by', ${colleague(sql`b.user_id`)}, 'actedAt', iso(b.acted_at),
      'undoneAt', iso(b.undone_at), 'change', b.change,
      'about', ${colleague(sql`(b.change->>'to')::uuid`)},
      'answer', (
        select a.detail->'template'->>'name' from report_acts a
        where a.bid_id = ${bidId} and a.batch_id = b.id and a.detail ? 'template'
        limit 1
      ),
      'reports', (
        select coalesce(json_agg(json_build_object(
          'id', outcome.id, 'zip', r.zip, 'depth', r.depth, 'outcome', outcome.what
        ) order by outcome.id), '[]')
        from (
          select a.report_id as id, case when a.undone_at is null then 'done' else 'undone' end as what
          from report_acts a where a.bid_id = ${bidId} and a.batch_id = b.id
          union all
          select (l->>'id')::uuid, l->>'why' from jsonb_array_elements(b.left_out) l
        ) outcome
        left join reports r on r.id = outcome.id and r.bid_id = ${bidId}
      )
    ) as batch
    from report_batches b where b.bid_id = ${bidId} and b.id = ${id}`;
  return row?.batch;
}
