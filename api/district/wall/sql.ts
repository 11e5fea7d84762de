import type { WallLink } from "shared/api/district/wall.ts";
import type { Wall } from "shared/api/wall.ts";
import type { Query } from "shared/server/database.ts";
import { ENDED_COUNTED_HOURS, MOST_DOTS } from "shared/limits.ts";

export async function listLinks(sql: Query, bidId: string): Promise<WallLink[]> {
  const [row] = await sql<[{ links: WallLink[] }]>`
    select coalesce(json_agg(json_build_object(
      'id', id, 'name', name, 'madeAt', iso(made_at), 'lastSeenAt', iso(last_seen_at)
    ) order by id desc), '[]') as links
    from wall_links
    where bid_id = ${bidId} and revoked_at is null`;
  return row.links;
}

interface NewLinkRow {
  bidId: string;
  tokenHash: Uint8Array;
  name: string;
  madeBy: string;
  madeAt: Date;
}

export async function addLink(sql: Query, row: NewLinkRow): Promise<void> {
  const { bidId, tokenHash, name, madeBy, madeAt } = row;
  await sql`
    insert into wall_links (bid_id, token_hash, name, made_by, made_at)
    values (${bidId}, ${tokenHash}, ${name}, ${madeBy}, ${madeAt})`;
}

/** Returns its name. Undefined: there is none that works. */
export async function revokeLink(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
  at: Date,
): Promise<{ name: string } | undefined> {
  const [row] = await sql<{ name: string }[]>`
    update wall_links set revoked_at = ${at}
    where bid_id = ${bidId} and id = ${id} and revoked_at is null
    returning name`;
  return row;
}

/** Whose screen it is, and when it last asked. */
export async function findLink(
  sql: Query,
  tokenHash: Uint8Array,
): Promise<{ id: string; bidId: string; lastSeenAt: Date | null } | undefined> {
  const [row] = await sql<{ id: string; bidId: string; lastSeenAt: Date | null }[]>`
    select id, bid_id, last_seen_at
    from wall_links
    where token_hash = ${tokenHash} and revoked_at is null`;
  return row;
}

export async function noteSeen(sql: Query, id: string, at: Date): Promise<void> {
  await sql`update wall_links set last_seen_at = ${at} where id = ${id}`;
}

type StoredWall = Omit<Wall, "weather">;

/** What of a district strangers may see, its reports as coarsely placed as on every public map. */
export async function readWall(sql: Query, bidId: string, now: Date): Promise<StoredWall> {
  const endedSince = new Date(now.getTime() - ENDED_COUNTED_HOURS * 3600_000);
  const [row] = await sql<[{ wall: StoredWall }]>`
    with shown as not materialized (
      select id, zip, latitude, longitude, depth, status, happened_at, created_at
      from reports
      where bid_id = ${bidId} and withdrawn_at is null and hidden_at is null and not is_private
    ), newest as (
      select id, zip, latitude, longitude, depth, happened_at
      from shown
      where is_open(status)
      order by id desc limit ${MOST_DOTS}
    ), by_status as (
      select status, count(*) as count
      from shown
      where is_open(status)
      group by status
      union all
      select status, count(*)
      from shown
      where not is_open(status) and created_at > ${endedSince}
      group by status
    )
    select json_build_object(
      'name', name,
      'timeZone', time_zone,
      'boundary', coalesce(outline, boundary),
      'statuses', (
        select coalesce(json_agg(
          json_build_object('status', status, 'count', count) order by status
        ), '[]')
        from by_status
      ),
      'reports', (
        select coalesce(json_agg(json_build_object(
          'zip', zip,
          'location', case when latitude is not null then json_build_object(
            'latitude', public_degrees(latitude), 'longitude', public_degrees(longitude)
          ) end,
          'depth', depth,
          'happenedAt', iso(happened_at)
        ) order by id desc), '[]')
        from newest
      )
    ) as wall
    from bids where id = ${bidId}`;
  return row.wall;
}
