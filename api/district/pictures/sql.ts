// A district's pictures: what its staff sees, covers and hides. Each statement names the district.
import type { CoverBox, DistrictPicture } from "shared/api/district/pictures.ts";
import type { Query } from "shared/server/database.ts";
import { notifyReportOf } from "shared/server/events/report_events.ts";
import { visibilityOf } from "../../uploads/media.ts";

/** Not yet with an address to see it by. */
type StoredPicture = Omit<DistrictPicture, "url"> & { objectKey: string };

/** Of a report: the covered ones where there are such, the hidden ones too. */
export async function listPictures(
  sql: Query,
  bidId: string,
  reportId: string,
): Promise<StoredPicture[]> {
  return await sql<StoredPicture[]>`
    select
      m.id, m.kind, iso(m.taken_at) as taken_at, ${visibilityOf(sql)} as shown, m.is_staffs,
      case when m.is_staffs then json_build_object(
        'by', (
          select json_agg(json_build_object('id', s.id, 'name', s.name, 'ending', s.ending)) -> 0
          from own_staff s where s.id = m.taken_by
        ),
        'addedAt', iso(m.ready_at), 'outsideAt', iso(m.outside_at)
      ) end as staffs,
      coalesce(c.object_key, m.object_key) as object_key,
      coalesce(c.size_bytes, m.size_bytes)::float8 as size_bytes,
      case when c.id is null then m.content_type else 'image/jpeg' end as content_type,
      encode(case when c.id is null then m.sha256 else c.sha256 end, 'hex') as sha256,
      case when c.id is not null then json_build_object(
        'coveredAt', iso(c.ready_at), 'sealedSha256', encode(m.sha256, 'hex')
      ) end as cover,
      case when m.hidden_at is not null then json_build_object(
        'hiddenAt', iso(m.hidden_at), 'reason', m.hidden_reason
      ) end as hidden
    from reports r
    join media m on m.report_id = r.id and m.cleaned_at is not null
    left join media_covers c on c.media_id = m.id and ${isCurrent(sql)}
    where r.id = ${reportId} and r.bid_id = ${bidId} and r.removed_at is null
    order by m.id`;
}

/** Over `media_covers c`: what is seen in its photo's place. */
function isCurrent(sql: Query) {
  return sql`c.ready_at is not null and c.taken_off_at is null`;
}

export interface PictureRow {
  id: string;
  reportId: string;
  kind: "photo" | "video";
  /** Of the photo as it was sent. */
  objectKey: string;
  contentType: string;
  /** In hex. */
  sha256: string | null;
  /** Of what covers it, where something does. */
  coverKey: string | null;
  isHidden: boolean;
  isStaffs: boolean;
  /** Null: its sender, or an account that is gone. */
  takenBy: string | null;
}

/** Undefined: it is not this district's, or nobody but its sender sees it yet. */
export async function findPicture(
  sql: Query,
  bidId: string,
  id: string,
): Promise<PictureRow | undefined> {
  const [row] = await sql<PictureRow[]>`
    select m.id, m.report_id, m.kind, m.object_key, m.content_type,
      encode(m.sha256, 'hex') as sha256, m.hidden_at is not null as is_hidden, m.is_staffs, m.taken_by,
      c.object_key as cover_key
    from media m
    join reports r on r.id = m.report_id
    left join media_covers c on c.media_id = m.id and ${isCurrent(sql)}
    where m.id = ${id} and r.bid_id = ${bidId} and r.removed_at is null
      and m.cleaned_at is not null`;
  return row;
}

/** Held to the end of the transaction: two acts on one photo come one after the other. */
export async function lockPicture(sql: Query, { id, objectKey }: PictureRow): Promise<boolean> {
  const { count } = await sql`
    select from media where id = ${id} and object_key = ${objectKey} for update`;
  return count > 0;
}

/** For what is to be sent under this key: it counts once it has come. Undefined: no such picture is seen. */
export async function insertCover(
  sql: Query,
  cover: { mediaId: string; objectKey: string; userId: string; now: Date },
): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    insert into media_covers (media_id, object_key, covered_by, created_at)
    select m.id, ${cover.objectKey}, ${cover.userId}, ${cover.now}
    from media m where m.id = ${cover.mediaId}
    returning id`;
  return row?.id;
}

/** Permitted to this person, and not used yet. */
export async function findCoverUpload(
  sql: Query,
  { coverId, mediaId, userId }: { coverId: string; mediaId: string; userId: string },
): Promise<{ objectKey: string; createdAt: Date } | undefined> {
  const [row] = await sql<{ objectKey: string; createdAt: Date }[]>`
    select object_key, created_at from media_covers
    where id = ${coverId} and media_id = ${mediaId} and covered_by = ${userId}
      and ready_at is null`;
  return row;
}

/** False: another request has used it meanwhile. */
export async function putCover(
  sql: Query,
  cover: {
    id: string;
    objectKey: string;
    sizeBytes: number;
    sha256: string | null;
    boxes: CoverBox[];
  },
  now: Date,
): Promise<boolean> {
  const { count } = await sql`
    update media_covers set
      ready_at = ${now}, object_key = ${cover.objectKey}, size_bytes = ${cover.sizeBytes},
      sha256 = decode(${cover.sha256}, 'hex'), boxes = ${JSON.stringify(cover.boxes)}::text::jsonb
    where id = ${cover.id} and ready_at is null`;
  return count > 0;
}

/** False: there is none. */
export async function takeCoverOff(sql: Query, mediaId: string, now: Date): Promise<boolean> {
  const { count } = await sql`
    update media_covers c set taken_off_at = ${now}
    where media_id = ${mediaId} and ${isCurrent(sql)}`;
  return count > 0;
}

/** To where no address that was given out leads. */
export async function sealOriginal(sql: Query, mediaId: string, objectKey: string): Promise<void> {
  await sql`
    update media set object_key = ${objectKey} where id = ${mediaId}
    returning ${notifyReportOf(sql)}`;
}

/** As `sealOriginal`, of what covers it. False: something else does by now. */
export async function moveCover(
  sql: Query,
  cover: { mediaId: string; from: string; to: string },
): Promise<boolean> {
  const { count } = await sql`
    update media_covers c set object_key = ${cover.to}
    where media_id = ${cover.mediaId} and object_key = ${cover.from} and ${isCurrent(sql)}`;
  return count > 0;
}

/** False: it is so already. */
export async function hidePicture(
  sql: Query,
  mediaId: string,
  hidden: { by: string; reason: string; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    update media set
      hidden_at = ${hidden.now}, hidden_by = ${hidden.by}, hidden_reason = ${hidden.reason}
    where id = ${mediaId} and hidden_at is null
    returning ${notifyReportOf(sql)}`;
  return count > 0;
}

/** False: it is so already. */
export async function showPicture(sql: Query, mediaId: string): Promise<boolean> {
  const { count } = await sql`
    update media set hidden_at = null, hidden_by = null, hidden_reason = null
    where id = ${mediaId} and hidden_at is not null
    returning ${notifyReportOf(sql)}`;
  return count > 0;
}

/** One that staff took: to everybody who may see its report. False: it is so already. */
export async function showOutside(
  sql: Query,
  mediaId: string,
  { by, now }: { by: string; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    update media set outside_at = ${now}, outside_by = ${by}
    where id = ${mediaId} and is_staffs and outside_at is null
    returning ${notifyReportOf(sql)}`;
  return count > 0;
}

/** False: it is so already. */
export async function keepInside(sql: Query, mediaId: string): Promise<boolean> {
  const { count } = await sql`
    update media set outside_at = null, outside_by = null
    where id = ${mediaId} and is_staffs and outside_at is not null
    returning ${notifyReportOf(sql)}`;
  return count > 0;
}

/** One that staff took and nobody else has seen: its key, for the worker. Undefined: it is none, or not there any more. */
export async function deleteStaffPicture(
  sql: Query,
  bidId: string,
  mediaId: string,
): Promise<string | undefined> {
  const [row] = await sql<{ objectKey: string }[]>`
    delete from media m using reports r
    where m.id = ${mediaId} and m.is_staffs and m.outside_at is null
      and r.id = m.report_id and r.bid_id = ${bidId}
    returning object_key, ${notifyReportOf(sql)}`;
  return row?.objectKey;
}
