import type { ListLink, NewListLink } from "shared/api/district/list_links.ts";
import type { Query } from "shared/server/database.ts";

export async function listLinks(sql: Query, bidId: string): Promise<ListLink[]> {
  const [row] = await sql<[{ links: ListLink[] }]>`
    select coalesce(json_agg(json_build_object(
      'id', id, 'name', name, 'filter', filter, 'madeBy', (
        select json_build_object('id', s.id, 'name', s.name, 'ending', s.ending)
        from own_staff s where s.id = made_by
      ),
      'madeAt', iso(made_at), 'lastUsedAt', iso(last_used_at)
    ) order by id desc), '[]') as links
    from list_links
    where bid_id = ${bidId} and revoked_at is null`;
  return row.links;
}

export async function addLink(
  sql: Query,
  { bidId, tokenHash, name, filter, madeBy, madeAt }: NewListLink & {
    bidId: string;
    tokenHash: Uint8Array;
    madeBy: string;
    madeAt: Date;
  },
): Promise<void> {
  await sql`
    insert into list_links (bid_id, token_hash, name, filter, made_by, made_at)
    values (${bidId}, ${tokenHash}, ${name}, ${filter}, ${madeBy}, ${madeAt})`;
}

/** Returns its name. Undefined: there is none that works. */
export async function revokeLink(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
  at: Date,
): Promise<{ name: string } | undefined> {
  const [row] = await sql<{ name: string }[]>`
    update list_links set revoked_at = ${at}
    where bid_id = ${bidId} and id = ${id} and revoked_at is null
    returning name`;
  return row;
}

export interface FoundLink {
  id: string;
  bidId: string;
  filter: string;
  lastUsedAt: Date | null;
}

export async function findLink(
  sql: Query,
  tokenHash: Uint8Array,
): Promise<FoundLink | undefined> {
  const [row] = await sql<FoundLink[]>`
    select id, bid_id, filter, last_used_at
    from list_links
    where token_hash = ${tokenHash} and revoked_at is null`;
  return row;
}

export async function noteUsed(sql: Query, id: string, at: Date): Promise<void> {
  await sql`update list_links set last_used_at = ${at} where id = ${id}`;
}

/**
 * Since when this version is known by this link. Each has a second of its own: "Last-Modified" knows no less, and of
 * two versions in one nobody could tell which they have.
 */
export async function noteVersion(
  sql: Query,
  { id, version }: { id: string; version: string },
  now: Date,
): Promise<Date> {
  const [changed] = await sql<{ changedAt: Date }[]>`
    update list_links set version = ${version}, changed_at = greatest(
      date_trunc('second', ${now}::timestamptz),
      date_trunc('second', changed_at) + interval '1 second'
    )
    where id = ${id} and version is distinct from ${version}
    returning changed_at`;
  if (changed) return changed.changedAt;
  const [known] = await sql<[{ changedAt: Date }]>`
    select changed_at from list_links where id = ${id}`;
  return known.changedAt;
}
