import type { ImportKind, ImportOverview } from "shared/api/district/imports.ts";
import type { Area } from "shared/geo/areas.ts";
import type { Query } from "shared/server/database.ts";
import type { KnownDrain } from "shared/server/files/drains/match.ts";
import type { Street } from "shared/server/files/streets/streets.ts";

interface StoredGround {
  slug: string;
  boundary: Area;
  zips: string[];
}

export async function findGround(sql: Query, bidId: string): Promise<StoredGround> {
  const [row] = await sql<[StoredGround]>`
    select slug, boundary,
      array(select zip from bid_zips z where z.bid_id = bids.id order by zip) as zips
    from bids where id = ${bidId}`;
  return row;
}

export async function listStreets(sql: Query, bidId: string): Promise<Street[]> {
  return await sql<Street[]>`
    select name, line from bid_streets where bid_id = ${bidId} and name <> '' order by id`;
}

/** Instead of what waited before. */
export async function putDraft(
  sql: Query,
  bidId: string,
  draft: { kind: ImportKind; fileName: string; content: Uint8Array; readAt: Date },
): Promise<void> {
  const { kind, fileName, content, readAt } = draft;
  await sql`
    insert into import_drafts (bid_id, kind, file_name, content, read_at)
    values (${bidId}, ${kind}, ${fileName}, ${content}, ${readAt})
    on conflict (bid_id, kind) do update set
      id = uuidv7(), file_name = excluded.file_name, content = excluded.content,
      read_at = excluded.read_at`;
}

export interface StoredDraft {
  id: string;
  fileName: string;
  content: Uint8Array;
  readAt: Date;
}

export async function findDraft(
  sql: Query,
  bidId: string,
  { kind, since, id }: { kind: ImportKind; since: Date; id?: string },
): Promise<StoredDraft | undefined> {
  const [row] = await sql<StoredDraft[]>`
    select id, file_name, content, read_at from import_drafts
    where bid_id = ${bidId} and kind = ${kind} and read_at > ${since}
      and (${id ?? null}::uuid is null or id = ${id ?? null})
    for update`;
  return row;
}

export async function deleteDraft(sql: Query, bidId: string, kind: ImportKind): Promise<void> {
  await sql`delete from import_drafts where bid_id = ${bidId} and kind = ${kind}`;
}

type OverviewWithoutStreets = Omit<ImportOverview, "counts"> & {
  counts: Omit<ImportOverview["counts"], "streets">;
};

export async function readOverview(
  sql: Query,
  bidId: string,
  { draftsSince, undoSince }: { draftsSince: Date; undoSince: Date },
): Promise<OverviewWithoutStreets> {
  const [row] = await sql<[OverviewWithoutStreets]>`
    select
      json_build_object(
        'drains', (select count(*) from drains where bid_id = ${bidId} and gone_at is null),
        'waters', (select count(*) from bid_waters where bid_id = ${bidId}),
        'complaints', (select count(*) from complaints where bid_id = ${bidId})
      ) as counts,
      coalesce((
        select boundary_before is not null and boundary_changed_at > ${undoSince}
        from bids where id = ${bidId}
      ), false) as may_undo_boundary,
      array(
        select kind from import_drafts
        where bid_id = ${bidId} and read_at > ${draftsSince} order by kind
      ) as drafts`;
  return row;
}

export async function countStreets(sql: Query, bidId: string): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(distinct name)::int from bid_streets where bid_id = ${bidId} and name <> ''`;
  return count;
}

/** @param outline what is drawn of it; null: it is light enough itself */
export async function setBoundary(
  sql: Query,
  bidId: string,
  { boundary, outline, now }: { boundary: Area; outline: Area | undefined; now: Date },
): Promise<void> {
  await sql`
    update bids set
      boundary_before = boundary, boundary_changed_at = ${now},
      boundary = ${JSON.stringify(boundary)}::text::jsonb,
      outline = ${outline ? JSON.stringify(outline) : null}::text::jsonb
    where id = ${bidId}`;
}

export async function findBefore(
  sql: Query,
  bidId: string,
  since: Date,
): Promise<Area | undefined> {
  const [row] = await sql<{ boundary: Area }[]>`
    select boundary_before as boundary from bids
    where id = ${bidId} and boundary_before is not null and boundary_changed_at > ${since}`;
  return row?.boundary;
}

/** The way back has been gone. */
export async function forgetBefore(sql: Query, bidId: string): Promise<void> {
  await sql`
    update bids set boundary_before = null, boundary_changed_at = null where id = ${bidId}`;
}

interface TouchedZip {
  zip: string;
  isOwn: boolean;
  hasPeople: boolean;
}

/** The ZIP codes that reports from these places would be of, by the nearest point. */
export async function listTouched(
  sql: Query,
  bidId: string,
  places: { latitude: number; longitude: number }[],
): Promise<TouchedZip[]> {
  return await sql<TouchedZip[]>`
    select distinct near.zip,
      exists (select from bid_zips bz where bz.bid_id = ${bidId} and bz.zip = near.zip) as is_own,
      exists (select from places p where p.zip = near.zip) as has_people
    from jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb)
      as place (latitude float8, longitude float8)
    cross join lateral (
      select zip from zips where is_area
      order by ll_to_earth(zips.latitude, zips.longitude)
        <-> ll_to_earth(place.latitude, place.longitude)
      limit 1
    ) near
    order by near.zip`;
}

/** Open reports: its own that would lie outside, and nobody's that would lie within. */
export async function countMoved(
  sql: Query,
  bidId: string,
  boundary: Area,
): Promise<{ out: number; free: number; streets: boolean; drains: number }> {
  const area = JSON.stringify(boundary);
  const [row] = await sql<[{ out: number; free: number; streets: boolean; drains: number }]>`
    with area as materialized (
      select ${area}::text::jsonb as area, bounds_of(${area}::text::jsonb) as bounds
    )
    select
      (
        select count(*)::int from reports r, area
        where r.bid_id = ${bidId} and r.latitude is not null and r.withdrawn_at is null
          and is_open(r.status) and not lies_in(area.area, point(r.longitude, r.latitude))
      ) as out,
      (
        select count(*)::int from reports r, area
        where r.bid_id is null and r.latitude is not null and r.withdrawn_at is null
          and is_open(r.status) and area.bounds @> box(point(r.longitude, r.latitude))
          and lies_in(area.area, point(r.longitude, r.latitude))
      ) as free,
      exists (select from bid_streets where bid_id = ${bidId}) as streets,
      (
        select count(*)::int from drains d, area
        where d.bid_id = ${bidId} and d.gone_at is null
          and not lies_in(area.area, point(d.longitude, d.latitude))
      ) as drains`;
  return row;
}

export async function listDrains(sql: Query, bidId: string): Promise<KnownDrain[]> {
  return await sql<KnownDrain[]>`
    select id, source_id, kind, latitude, longitude, gone_at is not null as is_gone
    from drains where bid_id = ${bidId} order by id`;
}
