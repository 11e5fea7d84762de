import type { AfterAsked, AfterLink } from "shared/api/district/after.ts";
import type { Query } from "shared/server/database.ts";

/** What a link is of, as its address would ask for it. */
function askedAsJson(sql: Query) {
  return sql`json_strip_nulls(json_build_object(
    'storm', storm_id, 'from', first_day, 'until', last_day
  ))`;
}

export async function listLinks(sql: Query, bidId: string): Promise<AfterLink[]> {
  const [row] = await sql<[{ links: AfterLink[] }]>`
    select coalesce(json_agg(json_build_object(
      'id', id, 'name', name, 'asked', ${askedAsJson(sql)}, 'madeAt', iso(made_at),
      'lastSeenAt', iso(last_seen_at)
    ) order by id desc), '[]') as links
    from after_links
    where bid_id = ${bidId} and withdrawn_at is null`;
  return row.links;
}

interface NewLinkRow {
  bidId: string;
  tokenHash: Uint8Array;
  name: string;
  asked: AfterAsked;
  madeBy: string;
  madeAt: Date;
}

export async function addLink(sql: Query, row: NewLinkRow): Promise<void> {
  const { bidId, tokenHash, name, asked: { storm, from, until }, madeBy, madeAt } = row;
  await sql`
    insert into after_links
      (bid_id, token_hash, name, storm_id, first_day, last_day, made_by, made_at)
    values (
      ${bidId}, ${tokenHash}, ${name}, ${storm ?? null}, ${from ?? null}::date,
      ${until ?? null}::date, ${madeBy}, ${madeAt}
    )`;
}

/** Returns its name. Undefined: there is none that works. */
export async function withdrawLink(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
  at: Date,
): Promise<{ name: string } | undefined> {
  const [row] = await sql<{ name: string }[]>`
    update after_links set withdrawn_at = ${at}
    where bid_id = ${bidId} and id = ${id} and withdrawn_at is null
    returning name`;
  return row;
}

interface KnownLink {
  id: string;
  bidId: string;
  asked: AfterAsked;
  lastSeenAt: Date | null;
}

/** Whose report it is, of what, and when it was last read. */
export async function findLink(
  sql: Query,
  tokenHash: Uint8Array,
): Promise<KnownLink | undefined> {
  const [row] = await sql<KnownLink[]>`
    select id, bid_id, ${askedAsJson(sql)} as asked, last_seen_at
    from after_links
    where token_hash = ${tokenHash} and withdrawn_at is null`;
  return row;
}

export async function noteSeen(sql: Query, id: string, at: Date): Promise<void> {
  await sql`update after_links set last_seen_at = ${at} where id = ${id}`;
}
