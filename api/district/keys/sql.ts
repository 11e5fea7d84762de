import type { DistrictKey, NewKey } from "shared/api/district/keys.ts";
import type { Query } from "shared/server/database.ts";

/** Those that work, and of those that do not the ones revoked last. */
export async function listKeys(
  sql: Query,
  bidId: string,
  { mostRevoked }: { mostRevoked: number },
): Promise<DistrictKey[]> {
  const [row] = await sql<[{ keys: DistrictKey[] }]>`
    with revoked as (
      select id from district_keys
      where bid_id = ${bidId} and revoked_at is not null
      order by revoked_at desc limit ${mostRevoked}
    )
    select coalesce(json_agg(json_build_object(
      'id', id, 'name', name, 'scope', scope, 'madeBy', (
        select json_build_object('id', s.id, 'name', s.name, 'ending', s.ending)
        from own_staff s where s.id = made_by
      ),
      'madeAt', iso(made_at), 'lastUsedAt', iso(last_used_at), 'revokedAt', iso(revoked_at)
    ) order by revoked_at desc nulls first, id desc), '[]') as keys
    from district_keys
    where bid_id = ${bidId} and (revoked_at is null or id in (select id from revoked))`;
  return row.keys;
}

export async function countKeys(sql: Query, bidId: string): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int from district_keys where bid_id = ${bidId} and revoked_at is null`;
  return count;
}

export async function addKey(
  sql: Query,
  { bidId, keyHash, name, scope, madeBy, madeAt }: NewKey & {
    bidId: string;
    keyHash: Uint8Array;
    madeBy: string;
    madeAt: Date;
  },
): Promise<void> {
  await sql`
    insert into district_keys (bid_id, key_hash, name, scope, made_by, made_at)
    values (${bidId}, ${keyHash}, ${name}, ${scope}, ${madeBy}, ${madeAt})`;
}

/** Undefined: there is none that works. */
export async function revokeKey(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
  at: Date,
): Promise<Pick<DistrictKey, "name" | "scope"> | undefined> {
  const [row] = await sql<Pick<DistrictKey, "name" | "scope">[]>`
    update district_keys set revoked_at = ${at}
    where bid_id = ${bidId} and id = ${id} and revoked_at is null
    returning name, scope`;
  return row;
}
