// A district as `deno task replay --for` reads it: what is in force there, and how many follow it how; not who.
import type { Sql } from "shared/server/database.ts";
import { Mistake } from "./mistake.ts";

/** One JSON object. Whoever follows two of its ZIP codes is counted at each. */
export async function describeDistrict(sql: Sql, slug: string): Promise<string> {
  const [district] = await sql<
    [{ id: string; name: string; timeZone: string; leadMinutes: number | null; zips: string[] }?]
  >`
    select id, name, time_zone, lead_minutes,
      array(select zip from bid_zips z where z.bid_id = bids.id order by zip) as zips
    from bids where slug = ${slug}`;
  if (!district) throw new Mistake(`There is no district ${slug}: see districts list`);
  const { id, name, timeZone, leadMinutes, zips } = district;
  const residents = await listFollowers(sql, id);
  if (residents.length === 0) {
    throw new Mistake(`Nobody follows a ZIP code of ${slug} yet: there is nobody to tell`);
  }
  return JSON.stringify({
    ...{ name, timeZone, zips },
    levels: await listLevels(sql, id),
    ...leadMinutes !== null && { leadMinutes },
    residents,
  });
}

async function listLevels(sql: Sql, bidId: string): Promise<Record<string, object>> {
  const levels = await sql<{ level: string; quarterMm: number; hourMm: number | null }[]>`
    select level, quarter_mm::float8, hour_mm::float8 from bid_levels where bid_id = ${bidId}`;
  return Object.fromEntries(levels.map(({ level, quarterMm, hourMm }) => [
    level,
    { mmPer15Min: quarterMm, ...hourMm !== null && { mmPerHour: hourMm } },
  ]));
}

interface Followers {
  zip: string;
  count: number;
  level: string;
  language: string;
  quietHours: { from: number; to: number } | null;
  wakesForFlood: boolean;
}

/** Those whom an alert would reach (enqueueAlerts in shared/server/outbox/enqueue.ts), pauses aside. */
async function listFollowers(sql: Sql, bidId: string): Promise<Followers[]> {
  return await sql<Followers[]>`
    select p.zip, count(*)::int, p.level, u.language,
      case when u.quiet_from is not null
        then json_build_object('from', u.quiet_from, 'to', u.quiet_to)
      end as quiet_hours,
      u.wakes_for_flood
    from bid_zips
    join places p using (zip)
    join users u on u.id = p.user_id
    where bid_zips.bid_id = ${bidId}
      and u.consented_at is not null and u.unsubscribed_at is null and u.unreachable_at is null
    group by p.zip, p.level, u.language, u.quiet_from, u.quiet_to, u.wakes_for_flood
    order by p.zip, p.level, u.language, u.quiet_from, u.quiet_to, u.wakes_for_flood`;
}
