import type { DistrictStats } from "shared/api/district.ts";
import type { Query } from "shared/server/database.ts";
import { type CountedTexts, countTexts, groupTexts } from "../text_counts.ts";

type Zip = DistrictStats["zips"][number];

/** But for the rain. */
type StatsRow =
  & Omit<DistrictStats, "texts" | "troubles" | "rainTodayMm" | "checkedAt" | "zips">
  & { midnight: string; zips: Omit<Zip, "rainTodayMm">[] };

export async function getStats(
  sql: Query,
  bidId: string,
  now: Date,
): Promise<StatsRow | undefined> {
  const [row] = await sql<{ stats: StatsRow }[]>`
    with district as (
      select
        id, name, time_zone, date_trunc('day', ${now}::timestamptz, time_zone) as midnight
      from bids where id = ${bidId}
    ), own_zips as (
      select z.zip, z.city, e.level
      from district d
      join bid_zips bz on bz.bid_id = d.id
      join zips z using (zip)
      left join episodes e on e.zip = z.zip and e.cleared_at is null
    )
    select json_build_object(
      'name', name,
      'timeZone', time_zone,
      'midnight', iso(midnight),
      'level', (select max(level) from own_zips),
      'storm', (
        select json_build_object(
          'id', storm_id, 'startedAt', iso(storm_started_at),
          'zipsNow', count(*) filter (where cleared_at is null)
        )
        from district_storms(${bidId}, ${now}::timestamptz - interval '7 days', 'infinity')
        group by storm_id, storm_started_at
        having bool_or(cleared_at is null)
        order by storm_started_at desc limit 1
      ),
      'reportsToday', (
        select count(*) from reports
        where bid_id = ${bidId} and created_at >= d.midnight and withdrawn_at is null
      ),
      'openReports', (
        select count(*) from reports
        where bid_id = ${bidId} and is_open(status) and withdrawn_at is null
      ),
      'zips', (
        select coalesce(json_agg(json_build_object(
          'zip', zip, 'city', city, 'level', level
        ) order by zip), '[]')
        from own_zips
      )
    ) as stats
    from district d`;
  return row?.stats;
}

/**
 * What became of the texts of today's storms and tides, with the carrier's codes still to be put in words; and whether
 * there is any of which a text may tell.
 */
export async function countToday(
  sql: Query,
  bidId: string,
  now: Date,
): Promise<{ texts: CountedTexts; hasStorms: boolean }> {
  const { columns, by } = groupTexts(sql);
  const [row] = await sql<[{ texts: CountedTexts; hasStorms: boolean }]>`
    with district as (
      select id, date_trunc('day', ${now}::timestamptz, time_zone) as midnight
      from bids where id = ${bidId}
    ), storms as materialized (
      select e.id, d.midnight
      from district d
      join bid_zips bz on bz.bid_id = d.id
      join episodes e on e.zip = bz.zip and (e.cleared_at is null or e.cleared_at >= d.midnight)
    ), high_waters as materialized (
      select t.id, d.midnight
      from district d
      join tides t on t.started_at > d.midnight - interval '2 days'
        and (t.cleared_at is null or t.cleared_at >= d.midnight)
        and t.station_id in (
          select zs.station_id from zip_stations zs join bid_zips bz on bz.zip = zs.zip
          where bz.bid_id = d.id
        )
    ), counted as materialized (
      select of_one.*
      from storms s cross join lateral (
        select ${columns} from own_storm_texts m
        where m.episode_id = s.id and m.created_at >= s.midnight
        group by ${by}
      ) as of_one
      union all
      select of_one.*
      from high_waters t cross join lateral (
        select ${columns} from own_tide_texts m
        where m.episode_id = t.id and m.created_at >= t.midnight
        group by ${by}
      ) as of_one
    )
    select ${countTexts(sql, sql`is_counted`)} as texts,
      exists (select from storms) or exists (select from high_waters) as has_storms`;
  return row;
}

/** When somebody last looked at the weather to the end. */
export async function findLastSweep(sql: Query): Promise<Date | null> {
  const [row] = await sql<[{ at: Date | null }]>`
    select max(finished_at) as at from sweeps where status in ('done', 'partial')`;
  return row.at;
}
