import type { DistrictStorm } from "shared/api/district.ts";
import { STORMS_KEPT_DAYS } from "shared/limits.ts";
import type { Query } from "shared/server/database.ts";
import { pageOf, type PageQuery } from "shared/server/pages.ts";
import { type CountedTexts, countTexts, groupTexts } from "../text_counts.ts";

/** As the database tells them, with the carrier's codes still to be put in words. */
type StormRow = Omit<DistrictStorm, "alerts" | "texts"> & { texts: CountedTexts };
type AlertRow = Omit<DistrictStorm["alerts"][number], "texts"> & { texts: CountedTexts };

/** `before`: the last storm of the page before; by its start, for ids tell when a row was made. */
export async function listStorms(
  sql: Query,
  bidId: string,
  { before, limit, now }: PageQuery & { now: Date },
): Promise<{ storms: StormRow[]; next: string | null }> {
  const rows = sql`
    select e.id, e.zip, e.level, e.started_at, e.cleared_at
    from bid_zips own
    join episodes e using (zip)
    where own.bid_id = ${bidId}
      and e.started_at > ${now}::timestamptz - make_interval(days => ${STORMS_KEPT_DAYS})
      and ${
    before
      ? sql`(e.started_at, e.id) < (select started_at, id from episodes where id = ${before})`
      : sql`true`
  }`;
  const { page, next } = pageOf(sql, rows, { limit, order: sql`started_at desc, id desc` });
  const [row] = await sql<[{ list: { storms: StormRow[]; next: string | null } }]>`
    with ${page}, storm as (
      select * from page
    ), ${countTextsOfStorms(sql)}
    select json_build_object(
      'storms', (
        select coalesce(json_agg(${stormAsJson(sql)} order by started_at desc, storm.id desc), '[]')
        from storm
      ),
      'next', ${next}
    ) as list`;
  return row.list;
}

export async function findStorm(
  sql: Query,
  bidId: string,
  id: string,
): Promise<(StormRow & { alerts: AlertRow[] }) | undefined> {
  const [row] = await sql<{ storm: StormRow; alerts: AlertRow[] }[]>`
    with storm as (
      select e.id, e.zip, e.level, e.started_at, e.cleared_at
      from bid_zips own
      join episodes e using (zip)
      where own.bid_id = ${bidId} and e.id = ${id}
    ), ${countTextsOfStorms(sql)}
    select
      ${stormAsJson(sql)} as storm,
      (
        select coalesce(json_agg(json_build_object(
          'id', told.id, 'step', told.step, 'createdAt', iso(told.created_at), 'facts', told.facts,
          'texts', ${countTexts(sql, sql`alert_id = told.id`)}
        ) order by told.created_at, told.id), '[]')
        from alerts told where told.episode_id = storm.id
      ) as alerts
    from storm`;
  return row && { ...row.storm, alerts: row.alerts };
}

function countTextsOfStorms(sql: Query) {
  const { columns, by } = groupTexts(sql);
  return sql`counted as (
    select ${columns}
    from storm
    join messages m on m.episode_id = storm.id
    group by ${by}
  )`;
}

function stormAsJson(sql: Query) {
  return sql`json_build_object(
    'id', storm.id, 'zip', storm.zip,
    'city', (select city from zips where zips.zip = storm.zip),
    'level', storm.level,
    'startedAt', iso(storm.started_at), 'clearedAt', iso(storm.cleared_at),
    'texts', ${countTexts(sql, sql`counted.episode_id = storm.id`)}
  )`;
}
