import type { MediaKind } from "shared/media_rules.ts";
import type { Query } from "shared/server/database.ts";
import { notifyReportOf } from "shared/server/events/report_events.ts";
import { type ClaimedMedia, claimMedia } from "../media/claim.ts";

export async function claimUnclean(
  sql: Query,
  round: { limit: number; maxTries: number; now: Date },
): Promise<ClaimedMedia[]> {
  const owed = sql`ready_at is not null and cleaned_at is null and uncleanable_at is null`;
  return await claimMedia(sql, "cleaning", { owed, ...round });
}

interface Looked {
  id: string;
  /** As it was when it was claimed. */
  from: string;
  objectKey: string;
  kind: MediaKind;
  contentType: string;
  sizeBytes: number;
  /** In hex. */
  sha256: string;
  /** May others see it? */
  isShown: boolean;
  now: Date;
}

/** False: its row is gone meanwhile, or has another file. */
export async function markLooked(
  sql: Query,
  file: Looked,
): Promise<boolean> {
  const { count } = await sql`
    update media set
      object_key = ${file.objectKey}, kind = ${file.kind}, content_type = ${file.contentType},
      size_bytes = ${file.sizeBytes}, sha256 = decode(${file.sha256}, 'hex'),
      cleaned_at = ${file.isShown ? file.now : null},
      uncleanable_at = ${file.isShown ? null : file.now}
    where id = ${file.id} and object_key = ${file.from}
    returning ${notifyReportOf(sql)}`;
  return count > 0;
}

/** Nothing is stored under its key. False: its row is gone meanwhile, or has another file. */
export async function dropFile(sql: Query, { id, objectKey }: ClaimedMedia): Promise<boolean> {
  const { count } = await sql`
    delete from media where id = ${id} and object_key = ${objectKey}
    returning ${notifyReportOf(sql)}`;
  return count > 0;
}

export interface UncleanCover {
  id: string;
  objectKey: string;
}

/** As `claimMedia` does: each try waits a minute longer than the one before. */
export async function claimUncleanCovers(
  sql: Query,
  { limit, maxTries, now }: { limit: number; maxTries: number; now: Date },
): Promise<UncleanCover[]> {
  return await sql<UncleanCover[]>`
    update media_covers set cleaning_at = ${now}, cleaning_tries = cleaning_tries + 1
    from (
      select id as next_id from media_covers
      where ready_at is not null and cleaned_at is null and uncleanable_at is null
        and taken_off_at is null and cleaning_tries < ${maxTries}
        and (
          cleaning_at is null
          or cleaning_at < ${now}::timestamptz - cleaning_tries * interval '1 minute'
        )
      order by ready_at
      limit ${limit}
      for update skip locked
    ) as next
    where id = next_id
    returning id, object_key`;
}

/** Without `clean` nobody outside the staff will ever see it. False: its row is gone, or has another file. */
export async function markCoverLooked(
  sql: Query,
  { id, from, now, clean }: {
    id: string;
    from: string;
    now: Date;
    clean?: { objectKey: string; sha256: string; sizeBytes: number };
  },
): Promise<boolean> {
  const { count } = await sql`
    update media_covers set
      ${
    clean
      ? sql`cleaned_at = ${now}, object_key = ${clean.objectKey}, size_bytes = ${clean.sizeBytes},
          sha256 = decode(${clean.sha256}, 'hex')`
      : sql`uncleanable_at = ${now}`
  }
    where id = ${id} and object_key = ${from}`;
  return count > 0;
}

/** Of photos that are gone, taken off, or permitted a day ago and never sent. Returns how many. */
export async function deleteOldCovers(sql: Query, now: Date): Promise<number> {
  const { count } = await sql`
    with gone as (
      delete from media_covers
      where media_id is null or taken_off_at is not null
        or ready_at is null and created_at < ${now}::timestamptz - interval '1 day'
      returning object_key
    )
    insert into unwanted_objects (object_key, delete_after)
    select object_key, ${now} from gone
    on conflict (object_key) do update set delete_after = excluded.delete_after`;
  return count;
}

export async function listUnwanted(sql: Query, now: Date, limit: number): Promise<string[]> {
  const rows = await sql<{ objectKey: string }[]>`
    select object_key from unwanted_objects where delete_after <= ${now}
    order by delete_after limit ${limit}`;
  return rows.map(({ objectKey }) => objectKey);
}

/** Not what has been put off meanwhile. */
export async function forgetUnwanted(sql: Query, keys: string[], now: Date): Promise<void> {
  await sql`
    delete from unwanted_objects
    where object_key = any(${keys}::text[]) and delete_after <= ${now}`;
}
