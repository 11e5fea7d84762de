import type { AfterPictureChoice } from "shared/api/district/after.ts";
import type { Query } from "shared/server/database.ts";

/** More to choose from than a report shows; the rest is behind each report. */
const MOST_OFFERED = 60;

/** Of shown reports of this time: covered, and looked through by the worker. */
export async function listCovered(
  sql: Query,
  bidId: string,
  { from, until }: { from: Date; until: Date },
): Promise<(Omit<AfterPictureChoice, "url"> & { objectKey: string })[]> {
  return await sql<(Omit<AfterPictureChoice, "url"> & { objectKey: string })[]>`
    select m.id, m.report_id, m.object_key, r.depth, iso(r.happened_at) as happened_at,
      exists (
        select from after_pictures chosen
        where chosen.media_id = m.id and chosen.bid_id = ${bidId}
      ) as is_chosen
    from reports r join media_outside m on m.report_id = r.id
    where r.bid_id = ${bidId} and r.withdrawn_at is null and r.hidden_at is null
      and r.happened_at >= ${from} and r.happened_at < ${until}
      and m.covered_at is not null and m.kind = 'photo'
    order by r.happened_at, m.id limit ${MOST_OFFERED}`;
}

/** Undefined: it is none of the district's. Covered: and seen outside so. */
export async function findCoverable(
  sql: Query,
  bidId: string,
  id: string,
): Promise<{ reportId: string; isCovered: boolean } | undefined> {
  const [row] = await sql<{ reportId: string; isCovered: boolean }[]>`
    select m.report_id, exists (
      select from media_outside o where o.id = m.id and o.covered_at is not null and o.kind = 'photo'
    ) as is_covered
    from media m join reports r on r.id = m.report_id
    where m.id = ${id} and r.bid_id = ${bidId}`;
  return row;
}

/** False: it is chosen already. */
export async function choosePicture(
  sql: Query,
  { id, bidId, by, at }: { id: string; bidId: string; by: string; at: Date },
): Promise<boolean> {
  const { count } = await sql`
    insert into after_pictures (media_id, bid_id, chosen_by, chosen_at)
    values (${id}, ${bidId}, ${by}, ${at})
    on conflict (media_id) do nothing`;
  return count > 0;
}

/** False: it was not chosen. */
export async function leaveOut(sql: Query, bidId: string, id: string): Promise<boolean> {
  const { count } = await sql`
    delete from after_pictures where bid_id = ${bidId} and media_id = ${id}`;
  return count > 0;
}
