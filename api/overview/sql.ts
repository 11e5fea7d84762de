import type { Overview, WatchedZips } from "shared/api/zips.ts";
import type { Query } from "shared/server/database.ts";
import type { JsonText } from "shared/server/json_text.ts";
import { COUNTED_HOURS } from "shared/limits.ts";

/** The start page asks this each time: all of it comes from what sweeps and storms left behind. */
export async function getOverview(sql: Query, now: Date): Promise<JsonText<Overview>> {
  const [row] = await sql<[{ overview: JsonText<Overview> }]>`
    with swept as (
      select finished_at, (figures ->> 'zips')::int as zips
      from sweeps where status in ('done', 'partial') order by slot desc limit 1
    ), storms as (
      select level, count(*) as zips from episodes where cleared_at is null group by level
    ), worst as (
      select zip, level, started_at from episodes
      where cleared_at is null order by level desc, started_at, zip limit 6
    )
    select json_build_object(
      'watched', coalesce((select zips from swept), 0),
      'storms', (
        select json_build_object(
          'any', coalesce(sum(zips) filter (where level = 'any'), 0),
          'heavy', coalesce(sum(zips) filter (where level = 'heavy'), 0),
          'flood', coalesce(sum(zips) filter (where level = 'flood'), 0)
        ) from storms
      ),
      'reports', (
        select count(*) from public_reports
        where happened_at > ${now}::timestamptz - make_interval(hours => ${COUNTED_HOURS})
      ),
      'checkedAt', (select iso(finished_at) from swept),
      'modelRunAt', (select detail ->> 'runAt' from conditions where name = 'modelRun'),
      'worst', (
        select coalesce(json_agg(json_build_object(
          'zip', w.zip, 'city', z.city, 'state', z.state,
          'level', w.level, 'startedAt', iso(w.started_at)
        ) order by w.level desc, w.started_at, w.zip), '[]')
        from worst w join zips z on z.zip = w.zip
      )
    )::text as overview`;
  return row.overview;
}

export async function listWatchedZips(sql: Query): Promise<JsonText<WatchedZips>> {
  const [row] = await sql<[{ watched: JsonText<WatchedZips> }]>`
    select json_build_object('zips', coalesce(json_agg(zip order by zip), '[]'))::text as watched
    from watched_zips`;
  return row.watched;
}
