// Takes a district away. What becomes of all that hangs on it is said first, and has to be agreed to.
import type { Query, Sql } from "shared/server/database.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { counted } from "shared/server/files/geojson/positions.ts";
import { Mistake } from "./mistake.ts";

/** Reports and storms are the residents' and the weather's: they stay, without the district. */
export async function removeDistrict(
  sql: Sql,
  slug: string,
  { isAgreed, now }: { isAgreed: boolean; now: Date },
): Promise<string> {
  return await sql.begin(async (tx) => {
    // Whoever files a report there at this moment waits, and files it without a district.
    const [district] = await tx<{ id: string; name: string }[]>`
      select id, name from bids where slug = ${slug} for update`;
    if (!district) throw new Mistake(`There is no district "${slug}": see districts list`);
    const what = await tellWhat(tx, district.id);
    if (!isAgreed) {
      throw new Mistake(
        [
          `Removing ${slug} (${district.name}) cannot be undone:`,
          ...what.map((line) => `  ${line}`),
          `Nothing is removed yet. To do it: districts remove ${slug} --yes`,
        ].join("\n"),
      );
    }
    await noteRolesTaken(tx, district.id, now);
    await tx`delete from bids where id = ${district.id}`;
    return [`${slug} is removed:`, ...what.map((line) => `  ${line}`)].join("\n");
  });
}

async function noteRolesTaken(tx: Query, bidId: string, now: Date): Promise<void> {
  const staff = await tx<{ id: string }[]>`select id from users where bid_id = ${bidId}`;
  const detail = { by: "operator", reason: "district removed" };
  for (const { id: userId } of staff) {
    await noteSecurity(tx, { event: "roleTaken", at: now, userId, bidId, detail });
  }
}

async function tellWhat(tx: Query, id: string): Promise<string[]> {
  const [count] = await tx<[
    Record<
      | "reports"
      | "open"
      | "staff"
      | "thresholds"
      | "streets"
      | "storms"
      | "followers"
      | "waiting",
      number
    >,
  ]>`
    select
      (select count(*) from reports where bid_id = ${id})::int as reports,
      (select count(*) from reports
        where bid_id = ${id} and is_open(status) and withdrawn_at is null)::int as open,
      (select count(*) from users where bid_id = ${id})::int as staff,
      (select count(*) from bid_levels where bid_id = ${id})::int as thresholds,
      (select count(*) from bid_streets where bid_id = ${id})::int as streets,
      (select count(*) from episodes e join bid_zips z using (zip)
        where z.bid_id = ${id} and e.cleared_at is null)::int as storms,
      (select count(distinct p.user_id) from places p join bid_zips z using (zip)
        where z.bid_id = ${id})::int as followers,
      (select count(*) from messages m join reports r on r.id = m.report_id
        where r.bid_id = ${id} and m.status in ('held', 'queued'))::int as waiting`;
  return [
    `${
      counted(count.reports, "report")
    } (${count.open} open): they stay their senders' own, on the ` +
    "maps too, and nobody's to answer",
    `${count.staff} of its staff: residents from then on, out of the dashboard at once`,
    `${
      counted(count.thresholds, "threshold")
    } of its own: gone, FloodLine's hold from the next sweep on`,
    `${counted(count.storms, "storm")} running over its ZIP codes, and ` +
    `${counted(count.followers, "follower")} of these: warned as before`,
    `${counted(count.waiting, "text")} waiting to go to its reporters: they go out`,
    `${counted(count.streets, "line")} of streets on its maps: gone`,
  ];
}
