import type { ZipPage } from "shared/api/zips.ts";
import type { Query } from "shared/server/database.ts";
import type { JsonText } from "../http/answers.ts";

/** A reading is of the 15 minutes before its time: today's first one ends after midnight. */
export async function findZipPage(
  sql: Query,
  zip: string,
  now: Date,
): Promise<JsonText<ZipPage> | undefined> {
  const [row] = await sql<{ page: JsonText<ZipPage> }[]>`
    with z as (
      select
        zip, city, state, time_zone, cell_id,
        date_trunc('day', ${now}::timestamptz, time_zone) as midnight
      from zips where zip = ${zip}
    ), recent as (
      select r.at, r.mm, r.read_at, r.at > z.midnight and r.at <= ${now} as is_today
      from z cross join rain_between(
        z.cell_id,
        least(z.midnight, ${now}::timestamptz - interval '24 hours'),
        ${now}::timestamptz + interval '1 day'
      ) as r
    )
    select json_build_object(
      'zip', zip,
      'city', city,
      'state', state,
      'timeZone', time_zone,
      'district', (
        select json_build_object('slug', b.slug, 'name', b.name)
        from bid_zips bz join bids b on b.id = bz.bid_id
        where bz.zip = z.zip order by b.id limit 1
      ),
      'episode', (
        select json_build_object('level', e.level, 'startedAt', iso(e.started_at))
        from episodes e where e.zip = z.zip and e.cleared_at is null
      ),
      'checkedAt', (select iso(max(read_at)) from recent),
      'rainTodayMm', (
        select round(coalesce(sum(mm) filter (where is_today), 0)::numeric, 1) from recent
      ),
      'readings', (
        select coalesce(json_agg(json_build_object(
          'at', iso(at), 'mm', mm, 'forecast', at > read_at
        ) order by at), '[]')
        from recent where at > ${now}::timestamptz - interval '24 hours'
      ),
      'officialWarnings', json_build_object(
        'checkedAt', (select iso(well_at) from conditions where name = 'weatherService'),
        'isCurrent', coalesce(
          (select ill_since is null from conditions where name = 'weatherService'), false
        ),
        'list', '[]'::json
      ),
      'modelRunAt', (select detail ->> 'runAt' from conditions where name = 'modelRun'),
      'reports', (
        select coalesce(json_agg(report order by id desc), '[]') from (
          select id, report from public_reports p
          where p.zip = z.zip and happened_at > ${now}::timestamptz - interval '7 days'
          order by id desc limit 10
        ) as newest
      )
    )::text as page
    from z`;
  return row?.page;
}
