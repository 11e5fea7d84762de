import type { MediaKind } from "shared/media_rules.ts";
import type { Query } from "shared/server/database.ts";
import { notifyReportOf } from "shared/server/events/report_events.ts";
import { type ClaimedMedia, claimMedia } from "../media/claim.ts";

export interface MediaAtCarrier extends ClaimedMedia {
  sourceUrl: string;
}

/** What the carrier still keeps. */
export async function claimTexted(
  sql: Query,
  round: { limit: number; maxTries: number; now: Date },
): Promise<MediaAtCarrier[]> {
  const owed = sql`source_url is not null and ready_at is null`;
  return await claimMedia(sql, "takeover", { owed, ...round });
}

/** False: its row is gone, with its owner or as an orphan. */
export async function markReady(
  sql: Query,
  media: {
    id: string;
    kind: MediaKind;
    contentType: string;
    sizeBytes: number;
    /** In hex. */
    sha256: string;
    /** Nothing hidden is left in it: others may see it. */
    isShown: boolean;
    now: Date;
  },
): Promise<boolean> {
  const { count } = await sql`
    update media set
      kind = ${media.kind}, content_type = ${media.contentType}, size_bytes = ${media.sizeBytes},
      sha256 = decode(${media.sha256}, 'hex'), ready_at = ${media.now},
      -- A key of an earlier release is left to the cleaning, which gives it a new one.
      cleaned_at = case when ${media.isShown} and object_key like 'media/kept/%' then ${media.now}::timestamptz end,
      uncleanable_at = case when not ${media.isShown} and object_key like 'media/kept/%' then ${media.now}::timestamptz end
    where id = ${media.id}
    returning ${notifyReportOf(sql)}`;
  return count > 0;
}

/** Each try waits longer than the one before, up to a day: the carrier must not keep it for good. */
export async function claimRemovals(
  sql: Query,
  { limit, now }: { limit: number; now: Date },
): Promise<string[]> {
  const rows = await sql<{ sourceUrl: string }[]>`
    update carrier_removals set
      tries = least(tries + 1, 1000),
      next_at = ${now}::timestamptz + least(power(2, least(tries, 11)), 1440) * interval '1 minute'
    where source_url in (
      select source_url from carrier_removals where next_at <= ${now}
      order by next_at limit ${limit} for update skip locked
    )
    returning source_url`;
  return rows.map(({ sourceUrl }) => sourceUrl);
}

export async function forgetRemoval(sql: Query, sourceUrl: string): Promise<void> {
  await sql`delete from carrier_removals where source_url = ${sourceUrl}`;
}

export async function dropTexted(sql: Query, id: string): Promise<void> {
  await sql`delete from media where id = ${id} and ready_at is null`;
}
