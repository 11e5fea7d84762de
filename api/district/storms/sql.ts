import type { Fragment } from "postgres";
import type { DistrictStorm, DistrictStormList } from "shared/api/district/storms.ts";
import type { Step } from "shared/api/messages.ts";
import { STORMS_KEPT_DAYS } from "shared/limits.ts";
import type { Query } from "shared/server/database.ts";
import { pageOf, type PageQuery } from "shared/server/pages.ts";
import type { AlertFacts } from "shared/storms/facts.ts";
import { type CountedTexts, countTexts, groupTexts } from "../text_counts.ts";

const DAY_MS = 24 * 3600_000;

/** As the database tells them, with the carrier's codes still to be put in words. */
type StormRow = Omit<DistrictStormList["storms"][number], "texts"> & { texts: CountedTexts };

/** To one ZIP code. */
export interface AlertRow {
  id: string;
  zip: string;
  step: Step;
  createdAt: string;
  facts: AlertFacts;
  texts: CountedTexts;
}

/** Most pages are full of the last month's. */
const REACHES_DAYS = [30, 120, STORMS_KEPT_DAYS] as const;

/**
 * Looks back no further than the page needs: in a wet year a month has enough, and thousands of episodes
 * are not read for nothing.
 *
 * @param before the last storm of the page before; by its start, for ids tell when a row was made
 */
export async function listStorms(
  sql: Query,
  bidId: string,
  { before, limit, now }: PageQuery & { now: Date },
): Promise<{ storms: StormRow[]; next: string | null }> {
  const until = before ? await findStart(sql, before) : undefined;
  if (before && !until) return { storms: [], next: null };
  const oldest = now.getTime() - STORMS_KEPT_DAYS * DAY_MS;
  for (const days of REACHES_DAYS) {
    const since = Math.max(oldest, (until ?? now).getTime() - days * DAY_MS);
    const reach = { since: new Date(since), until };
    if (since > oldest && await countStorms(sql, bidId, reach) <= limit + 1) continue;
    return await listStormsWithin(sql, bidId, { before, limit, ...reach });
  }
  throw new Error("the last reach does not reach back to the oldest storm");
}

/** A millisecond later: PostgreSQL knows microseconds, dates do not. */
async function findStart(sql: Query, episodeId: string): Promise<Date | undefined> {
  const [row] = await sql<{ at: Date }[]>`
    select started_at + interval '1 millisecond' as at from episodes where id = ${episodeId}`;
  return row?.at;
}

/** With the last of the page before, which began before `until` too. */
async function countStorms(
  sql: Query,
  bidId: string,
  { since, until }: { since: Date; until?: Date },
): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(distinct storm_id)::int as count
    from district_storms(${bidId}, ${since}, ${until ?? sql`'infinity'`})`;
  return count;
}

async function listStormsWithin(
  sql: Query,
  bidId: string,
  { before, limit, since, until }: PageQuery & { since: Date; until?: Date },
): Promise<{ storms: StormRow[]; next: string | null }> {
  const rows = sql`
    select distinct storm_id as id, storm_started_at from spells
    where ${
    before
      ? sql`(storm_started_at, storm_id) < (select started_at, id from episodes where id = ${before})`
      : sql`true`
  }`;
  const order = sql`storm_started_at desc, id desc`;
  const { page, next } = pageOf(sql, rows, { limit, order });
  const [row] = await sql<[{ list: { storms: StormRow[]; next: string | null } }]>`
    with spells as materialized (
      select * from district_storms(${bidId}, ${since}, ${until ?? sql`'infinity'`})
    ), ${page}, ${describeStorms(sql, sql`select id from page`)}
    select json_build_object(
      'storms', (
        select coalesce(json_agg(${stormAsJson(sql)} order by started_at desc, id desc), '[]')
        from storm
      ),
      'next', ${next}
    ) as list`;
  return row.list;
}

/** The storm with this episode in it. */
export async function findStorm(
  sql: Query,
  bidId: string,
  episodeId: string,
): Promise<Pick<DistrictStorm, "people"> & StormRow & { alerts: AlertRow[] } | undefined> {
  const which = sql`select storm_id from spells where episode_id = ${episodeId}`;
  const [row] = await sql<
    { storm: StormRow; people: DistrictStorm["people"]; alerts: AlertRow[] }[]
  >`
    with spells as materialized (
      select near.*
      from episodes e
      cross join lateral district_storms(
        ${bidId}, e.started_at - interval '7 days', e.started_at
      ) as near
      where e.id = ${episodeId}
    ), ${describeStorms(sql, which)}
    select
      ${stormAsJson(sql)} as storm,
      (
        select json_build_object('texted', texted, 'reached', reached)
        from count_people_texted(storm.episode_ids)
      ) as people,
      (
        select coalesce(json_agg(json_build_object(
          'id', told.id, 'zip', spell.zip, 'step', told.step, 'createdAt', iso(told.created_at),
          'facts', told.facts, 'texts', ${
    countTexts(sql, sql`is_counted_of_step and alert_id = told.id`)
  }
        ) order by told.created_at, told.id), '[]')
        from spells spell join alerts told on told.episode_id = spell.episode_id
        where spell.storm_id = storm.id
      ) as alerts
    from storm`;
  return row && { ...row.storm, people: row.people, alerts: row.alerts };
}

/** `storm`, one row each, of `spells`; and `counted`, what became of its texts. */
function describeStorms(sql: Query, ids: Fragment) {
  const { columns, by } = groupTexts(sql);
  return sql`storm as (
    select
      storm_id as id, max(level) as level, storm_started_at as started_at,
      nullif(max(coalesce(cleared_at, 'infinity')), 'infinity') as cleared_at,
      array_agg(episode_id) as episode_ids
    from spells where storm_id in (${ids})
    group by storm_id, storm_started_at
  ), counted as materialized (
    select of_one.*
    from storm
    cross join unnest(storm.episode_ids) as of (episode_id)
    cross join lateral (
      select ${columns} from own_storm_texts m where m.episode_id = of.episode_id group by ${by}
    ) as of_one
  )`;
}

function stormAsJson(sql: Query) {
  return sql`json_build_object(
    'id', storm.id, 'level', storm.level,
    'startedAt', iso(storm.started_at), 'clearedAt', iso(storm.cleared_at),
    'zips', (
      select json_agg(json_build_object(
        'zip', spell.zip, 'city', place.city, 'level', spell.level,
        'startedAt', iso(spell.started_at), 'clearedAt', iso(spell.cleared_at)
      ) order by spell.started_at, spell.zip)
      from spells spell join zips place on place.zip = spell.zip
      where spell.storm_id = storm.id
    ),
    'texts', ${countTexts(sql, sql`is_counted and counted.episode_id = any(storm.episode_ids)`)}
  )`;
}
