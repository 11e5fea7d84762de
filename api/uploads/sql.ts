import type { Media } from "shared/api/reports.ts";
import type { MediaKind } from "shared/media_rules.ts";
import type { Query } from "shared/server/database.ts";
import { notifyReportOf } from "shared/server/events/report_events.ts";

export interface MediaRow {
  id: string;
  reportId: string | null;
  objectKey: string;
}

/** What its bytes say, and where they are kept, under a key that no permission covers. */
export interface KeptMedia {
  id: string;
  kind: MediaKind;
  contentType: string;
  sizeBytes: number;
  /** In hex; null: storage could not say. */
  sha256: string | null;
  objectKey: string;
}

/** A file of a report, not yet with an address to see it by. */
export type StoredMedia = Omit<Media, "url"> & { objectKey: string };

/** What the worker has heard from storage last; undefined: it is well. */
export async function findStorageFault(sql: Query): Promise<string | undefined> {
  const [row] = await sql<{ code: string }[]>`
    select detail ->> 'code' as code from conditions
    where name = 'storage' and ill_since is not null`;
  return row?.code;
}

/** What a plain form that comes back to this page was permitted, and no report has yet. */
export async function findAwaitedMedia(
  sql: Query,
  { userId, returnPath, contentType }: { userId: string; returnPath: string; contentType: string },
  since: Date,
): Promise<{ id: string; objectKey: string } | undefined> {
  const [row] = await sql<{ id: string; objectKey: string }[]>`
    select id, object_key from media
    where user_id = ${userId} and return_path = ${returnPath} and report_id is null
      and content_type = ${contentType} and created_at > ${since}
    order by id desc limit 1`;
  return row;
}

export async function insertMedia(
  sql: Query,
  media: {
    userId: string;
    kind: MediaKind;
    contentType: string;
    objectKey: string;
    mayTellPlace: boolean;
    takenAt: Date | null;
    /** Where a plain form comes back to. */
    returnPath: string | null;
    now: Date;
  },
): Promise<{ id: string; objectKey: string }> {
  const [row] = await sql<[{ id: string; objectKey: string }]>`
    insert into media
      (user_id, kind, object_key, content_type, may_tell_place, taken_at, return_path,
       created_at)
    values (
      ${media.userId}, ${media.kind}, ${media.objectKey}, ${media.contentType},
      ${media.mayTellPlace}, ${media.takenAt}, ${media.returnPath},
      ${media.now}
    )
    returning id, object_key`;
  return row;
}

export async function listOwnMedia(
  sql: Query,
  userId: string,
  ids: string[],
): Promise<MediaRow[]> {
  return await sql<MediaRow[]>`
    select id, report_id, object_key
    from media where id = any(${ids}::uuid[]) and (user_id = ${userId} or taken_by = ${userId})
    order by id`;
}

/** What was uploaded, now that there is a copy: once nobody may upload there any more. */
export async function deleteUploads(
  sql: Query,
  ids: string[],
  afterSeconds: number,
): Promise<void> {
  await sql`
    insert into unwanted_objects (object_key, delete_after)
    select object_key, created_at + make_interval(secs => ${afterSeconds})
    from media where id = any(${ids}::uuid[]) and report_id is null
    on conflict do nothing`;
}

/** Whose they become. */
export interface MediaOf {
  reportId: string;
  /** The report's own event tells of them. */
  isNew?: boolean;
  /** Whoever of the staff took them: they are the report's from then on. Undefined: its sender. */
  takenBy?: string;
}

/** Returns how many were free to be claimed. */
export async function claimMedia(
  sql: Query,
  { reportId, isNew = false, takenBy }: MediaOf,
  media: KeptMedia[],
  now: Date,
): Promise<number> {
  const { count } = await sql`
    update media set
      report_id = ${reportId}, ready_at = ${now}, object_key = checked.object_key,
      kind = checked.kind, content_type = checked.content_type, size_bytes = checked.size_bytes,
      sha256 = decode(checked.sha256, 'hex')
      ${takenBy ? sql`, is_staffs = true, taken_by = ${takenBy}, user_id = null` : sql``}
    from unnest(
      ${media.map((m) => m.id)}::uuid[],
      ${media.map((m) => m.objectKey)}::text[],
      ${media.map((m) => m.kind)}::text[],
      ${media.map((m) => m.contentType)}::text[],
      ${media.map((m) => m.sizeBytes)}::bigint[],
      ${media.map((m) => m.sha256)}::text[]
    ) as checked (id, object_key, kind, content_type, size_bytes, sha256)
    where media.id = checked.id and report_id is null
    returning ${isNew ? sql`media.id` : notifyReportOf(sql)}`;
  return count;
}

/** Of what its sender gave it, or of what its district's staff took there. */
export async function listKinds(
  sql: Query,
  reportId: string,
  isStaffs: boolean,
): Promise<MediaKind[]> {
  const rows = await sql<{ kind: MediaKind }[]>`
    select kind from media where report_id = ${reportId} and is_staffs = ${isStaffs}`;
  return rows.map((row) => row.kind);
}

/** Of `media m`, or of its view for outsiders: who sees it besides its sender. */
export function visibilityOf(sql: Query) {
  return sql`
    case
      when m.cleaned_at is not null then 'yes'
      when m.uncleanable_at is null then 'soon'
      else 'never'
    end`;
}

/** Of the view for outsiders, as `Media` has it. */
export function coverOf(sql: Query) {
  return sql`
    case when m.covered_at is not null then json_build_object(
      'coveredAt', iso(m.covered_at), 'sealedSha256', encode(m.sealed_sha256, 'hex')
    ) end`;
}

export async function listStoredMedia(
  sql: Query,
  userId: string,
): Promise<(StoredMedia & { reportId: string | null })[]> {
  return await sql<(StoredMedia & { reportId: string | null })[]>`
    select id, report_id, kind, content_type, size_bytes::float8 as size_bytes,
      encode(sha256, 'hex') as sha256, iso(taken_at) as taken_at, object_key,
      ${coverOf(sql)} as cover, ${visibilityOf(sql)} as shown, is_staffs
    from media_outside m where user_id = ${userId}
    order by id`;
}

export async function findStoredMedia(
  sql: Query,
  userId: string,
  id: string,
): Promise<{ objectKey: string; contentType: string } | undefined> {
  const [row] = await sql<{ objectKey: string; contentType: string }[]>`
    select object_key, content_type from media_outside
    where id = ${id} and user_id = ${userId}`;
  return row;
}

/** What the carrier still keeps. The same address again is the same file. */
export async function insertTextedMedia(
  sql: Query,
  { userId, url, kind, contentType, objectKey, now }: {
    userId: string;
    url: string;
    kind: MediaKind;
    contentType: string;
    objectKey: string;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into media (user_id, kind, object_key, content_type, source_url, created_at)
    values (${userId}, ${kind}, ${objectKey}, ${contentType}, ${url}, ${now})
    on conflict (source_url) do nothing`;
}

/** Texted since then, of no report yet; oldest first, each for this transaction alone. */
export async function listWaitingMedia(
  sql: Query,
  userId: string,
  since: Date,
): Promise<{ id: string; kind: MediaKind }[]> {
  return await sql<{ id: string; kind: MediaKind }[]>`
    select id, kind from media
    where user_id = ${userId} and report_id is null and source_url is not null
      and created_at > ${since}
    order by id
    for update`;
}

export async function attachWaitingMedia(
  sql: Query,
  reportId: string,
  ids: string[],
): Promise<void> {
  await sql`
    update media set report_id = ${reportId} where id = any(${ids}::uuid[])
    returning ${notifyReportOf(sql)}`;
}
