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
