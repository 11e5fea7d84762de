import type { SavedFilter } from "shared/api/district/board.ts";
import type { Query } from "shared/server/database.ts";
import { MOST_FRESH } from "shared/limits.ts";
import { matches, type Narrowed } from "../../reports/matching/matches.ts";

export type StoredFilter = Omit<SavedFilter, "count">;

/** One's own, and those that are shared, by name. */
export async function listFilters(
  sql: Query,
  { bidId, userId }: { bidId: string; userId: string },
): Promise<StoredFilter[]> {
  return await sql<StoredFilter[]>`
    select id, name, query, user_id is null as is_shared
    from saved_filters
    where bid_id = ${bidId} and (user_id = ${userId} or user_id is null)
    order by name, id`;
}

export async function countMatches(sql: Query, { bidId, filter }: Narrowed): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count
    from (
      select from reports r
      where r.bid_id = ${bidId} and r.withdrawn_at is null and ${matches(sql, filter)}
      limit ${MOST_FRESH}
    ) as found`;
  return row.count;
}

interface NewFilterRow {
  bidId: string;
  /** Null: shared. */
  ownerId: string | null;
  name: string;
  query: string;
  savedAt: Date;
}

/** Takes the place of one with this name. False: there are as many as there may be. */
export async function putFilter(
  sql: Query,
  { bidId, ownerId, name, query, savedAt }: NewFilterRow,
  most: number,
): Promise<boolean> {
  const { count } = await sql`
    insert into saved_filters (bid_id, user_id, name, query, saved_at)
    select ${bidId}, ${ownerId}, ${name}, ${query}, ${savedAt}
    where (
      select count(*) from saved_filters
      where bid_id = ${bidId} and user_id is not distinct from ${ownerId} and name <> ${name}
    ) < ${most}
    on conflict (bid_id, user_id, name) do update
      set query = excluded.query, saved_at = excluded.saved_at`;
  return count > 0;
}

/** One's own, or a shared one where that is allowed. */
export async function deleteFilter(
  sql: Query,
  { bidId, userId, id }: { bidId: string; userId: string; id: string },
  mayShared: boolean,
): Promise<boolean> {
  const { count } = await sql`
    delete from saved_filters
    where bid_id = ${bidId} and id = ${id}
      and (user_id = ${userId} or user_id is null and ${mayShared})`;
  return count > 0;
}
