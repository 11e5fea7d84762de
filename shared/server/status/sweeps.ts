// The last sweeps, and those of a day that came to nothing.
import type { Status } from "../../api/operator.ts";
import type { Query } from "../database.ts";

const SHOWN = 6;

type Sweep = Status["sweeps"][number];

/** What a sweep says of itself when it ends (worker/sweep/sweep.ts). */
type Figure = "zips" | "unanswered" | "leftOut" | "odd" | "requests" | "messages" | "seconds";

interface SweepRow {
  slot: Date;
  status: Sweep["status"];
  finishedAt: Date | null;
  figures: Partial<Record<Figure, number>>;
}

export async function listSweeps(sql: Query, now: Date): Promise<Sweep[]> {
  const rows = await sql<SweepRow[]>`
    select
      slot, case when is_dead then 'died' else status end as status, finished_at,
      coalesce(figures, '{}') as figures
    from sweeps, lateral (
      select status = 'running' and lease_until < ${now}
        or coalesce(figures ? 'diedAt', false) as is_dead
    ) lease
    order by slot desc limit ${SHOWN}`;
  return rows.map(({ slot, status, finishedAt, figures: f }) => ({
    slot: slot.toISOString(),
    status,
    finishedAt: finishedAt?.toISOString() ?? null,
    zips: f.zips ?? null,
    unanswered: f.unanswered ?? null,
    leftOut: f.leftOut ?? null,
    odd: f.odd ?? null,
    requests: f.requests ?? null,
    messages: f.messages ?? null,
    seconds: f.seconds ?? null,
  }));
}

export interface SweepCounts {
  sweptWellAt: string | null;
  sweepsFailed: number;
  sweepsPartial: number;
}

/** Of the slots since then; one whose worker died failed, also before anybody has said so in its row. */
export async function countSweeps(sql: Query, since: Date, now: Date): Promise<SweepCounts> {
  const [row] = await sql<[{ wellAt: Date | null; failed: number; partial: number }]>`
    select
      (select max(finished_at) from sweeps where status in ('done', 'partial')) as well_at,
      count(*) filter (
        where status = 'failed' or status = 'running' and lease_until < ${now}
      )::int as failed,
      count(*) filter (where status = 'partial')::int as partial
    from sweeps where slot >= ${since}`;
  return {
    sweptWellAt: row.wellAt?.toISOString() ?? null,
    sweepsFailed: row.failed,
    sweepsPartial: row.partial,
  };
}

/** Of the slots since then. */
export async function countNearSweeps(
  sql: Query,
  since: Date,
  now: Date,
): Promise<Status["nearSweeps"]> {
  const [row] = await sql<[Omit<Status["nearSweeps"], "newestAt"> & { newestAt: Date | null }]>`
    select
      max(finished_at) filter (where status in ('done', 'partial')) as newest_at,
      count(*) filter (where status = 'done')::int as done,
      count(*) filter (where status = 'partial')::int as partial,
      count(*) filter (
        where status = 'failed' or status = 'running' and lease_until < ${now}
      )::int as failed,
      coalesce(sum((figures ->> 'cells')::int), 0)::int as cells,
      coalesce(sum((figures ->> 'leftOut')::int), 0)::int as left_out,
      coalesce(sum((figures ->> 'messages')::int), 0)::int as messages
    from near_sweeps where slot >= ${since}`;
  return { ...row, newestAt: row.newestAt?.toISOString() ?? null };
}

export async function countStorms(sql: Query): Promise<Status["storms"]> {
  return await sql<Status["storms"]>`
    select level, count(*)::int as count from episodes
    where cleared_at is null group by level order by level desc`;
}
