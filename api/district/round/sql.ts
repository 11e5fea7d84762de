import type { Query } from "shared/server/database.ts";

interface Walker {
  bidId: string;
  userId: string;
}

export async function findRoundOrder(sql: Query, { bidId, userId }: Walker): Promise<string[]> {
  const [row] = await sql<{ reportIds: string[] }[]>`
    select report_ids from round_orders where bid_id = ${bidId} and user_id = ${userId}`;
  return row?.reportIds ?? [];
}

/** Only reports of their district: an id of another is passed over. */
export async function putRoundOrder(
  sql: Query,
  { bidId, userId }: Walker,
  reportIds: string[],
  now: Date,
): Promise<void> {
  await sql`
    insert into round_orders (bid_id, user_id, report_ids, changed_at)
    select ${bidId}, ${userId}, array_agg(r.id order by given.place), ${now}
    from unnest(${reportIds}::uuid[]) with ordinality as given (id, place)
    join reports r on r.id = given.id and r.bid_id = ${bidId}
    having count(*) > 0
    on conflict (bid_id, user_id) do update
      set report_ids = excluded.report_ids, changed_at = excluded.changed_at`;
}

export async function deleteRoundOrder(sql: Query, { bidId, userId }: Walker): Promise<void> {
  await sql`delete from round_orders where bid_id = ${bidId} and user_id = ${userId}`;
}
