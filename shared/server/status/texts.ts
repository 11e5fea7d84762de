// What waits to be sent, what became of the rest, and who gets none.
import type { Status } from "../../api/operator.ts";
import { plainReason } from "../carrier_errors.ts";
import type { Query } from "../database.ts";

type Texts = Status["texts"];

export async function readTexts(sql: Query, since: Date): Promise<Texts> {
  return {
    waiting: await listWaiting(sql),
    outcomes: await countOutcomes(sql, since),
    suppressed: await countSuppressed(sql),
  };
}

async function listWaiting(sql: Query): Promise<Texts["waiting"]> {
  const rows = await sql<{ what: string; queued: number; held: number; oldestAt: Date | null }[]>`
    select
      case kind when 'alert' then coalesce(step::text, kind) else kind end as what,
      count(*) filter (where status = 'queued')::int as queued,
      count(*) filter (where status = 'held')::int as held,
      min(created_at) filter (where status = 'queued') as oldest_at
    from messages where status in ('held', 'queued')
    group by what order by max(priority) desc, what`;
  return rows.map((row) => ({ ...row, oldestAt: row.oldestAt?.toISOString() ?? null }));
}

async function countOutcomes(sql: Query, since: Date): Promise<Texts["outcomes"]> {
  const rows = await sql<
    { status: string; errorCode: number | null; expiredFor: string | null; count: number }[]
  >`
    select status, error_code, expired_for, count(*)::int as count from messages
    where created_at >= ${since} or status in ('queued', 'sending', 'unknown')
    group by status, error_code, expired_for order by status, count desc`;
  return rows.map(({ status, errorCode, expiredFor, count }) => ({
    status,
    errorCode,
    reason: errorCode === null ? expiredFor : plainReason(errorCode),
    count,
  }));
}

async function countSuppressed(sql: Query): Promise<Texts["suppressed"]> {
  const [row] = await sql<[Texts["suppressed"]]>`
    select
      count(*) filter (where unsubscribed_at is not null)::int as stopped,
      count(*) filter (where unreachable_at is not null)::int as unreachable,
      count(*) filter (where blocked_by_carrier)::int as by_carrier,
      (select count(*)::int from blocked_phones) as blocked
    from users
    where unsubscribed_at is not null or unreachable_at is not null or blocked_by_carrier`;
  return row;
}
