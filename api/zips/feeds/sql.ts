import type { Fragment } from "postgres";
import type { ReportCollection } from "shared/api/zips.ts";
import type { Level } from "shared/levels.ts";
import type { Query } from "shared/server/database.ts";
import type { JsonText } from "shared/server/json_text.ts";
import { modelRunAt } from "shared/server/model_run.ts";
import type { Threat } from "shared/storms/dangers.ts";
import type { ClearFacts, Facts } from "shared/storms/facts.ts";
import type { TideClearFacts, TideFacts } from "shared/tides/facts.ts";
import { SHOWN_DAYS } from "shared/limits.ts";
import { isAmongNewest } from "../../reports/fair.ts";

const MOST_REPORTS = 500;
const MOST_OF_ONE = 30;

export interface FeedPlace {
  zip: string;
  city: string | null;
  state: string | null;
  timeZone: string;
  /** When the weather was last asked for there; null: not for a day. */
  checkedAt: string | null;
  modelRunAt: string | null;
}

export async function findPlace(
  sql: Query,
  zip: string,
  now: Date,
): Promise<FeedPlace | undefined> {
  const [row] = await sql<FeedPlace[]>`
    select
      zip, city, state, time_zone,
      (
        select iso(max(r.read_at)) from rain_between(
          cell_id, ${now}::timestamptz - interval '1 day', ${now}::timestamptz + interval '12 hours'
        ) as r
      ) as checked_at,
      ${modelRunAt(sql, sql`zips`)} as model_run_at
    from zips where zip = ${zip}`;
  return row;
}

/** What FloodLine itself told of a storm, by its forecast. */
export type ForecastAlert =
  & { id: string; episodeId: string; createdAt: Date }
  & ({ step: Level; facts: Facts } | { step: "clear"; facts: ClearFacts });

/** Of each storm that is open or ended lately, from its start. */
export async function listForecastAlerts(
  sql: Query,
  zip: string,
  since: Date,
): Promise<ForecastAlert[]> {
  return await selectAlerts(
    sql,
    sql`e.zip = ${zip} and (e.cleared_at is null or e.cleared_at > ${since})`,
  );
}

/** Of the storm that this alert is about, from its start. */
export async function listAlertsBeside(
  sql: Query,
  zip: string,
  alertId: string,
): Promise<ForecastAlert[]> {
  return await selectAlerts(
    sql,
    sql`e.zip = ${zip} and e.id = (select episode_id from alerts where id = ${alertId})`,
  );
}

/** Oldest first. What an official warning led to is told by the warning itself. */
async function selectAlerts(sql: Query, where: Fragment): Promise<ForecastAlert[]> {
  return await sql<ForecastAlert[]>`
    select a.id, a.episode_id, a.step, a.facts, a.created_at
    from episodes e join alerts a on a.episode_id = e.id
    where ${where}
      and a.step in ('any', 'heavy', 'flood', 'clear') and a.facts ->> 'source' = 'forecast'
    order by a.created_at, a.step`;
}

/** What was told of the tide by the station that speaks for a ZIP code. */
export type TideAlert =
  & { id: string; tideId: string; createdAt: Date }
  & ({ step: "heavy" | "flood"; facts: TideFacts } | { step: "clear"; facts: TideClearFacts });

/** Of each tide that is on or ended since, from its start; with `alertId`, of that alert's alone. */
export async function listTideAlerts(
  sql: Query,
  zip: string,
  of: { since: Date } | { alertId: string },
): Promise<TideAlert[]> {
  const which = "since" in of
    ? sql`(t.cleared_at is null or t.cleared_at > ${of.since})`
    : sql`t.id = (select tide_id from tide_alerts where id = ${of.alertId})`;
  return await sql<TideAlert[]>`
    select a.id, a.tide_id, a.step, a.facts, a.created_at
    from zip_stations zs
    join tides t on t.station_id = zs.station_id
    join tide_alerts a on a.tide_id = t.id
    where zs.zip = ${zip} and ${which}
    order by a.created_at, a.id`;
}

export interface OfficialMessage {
  id: string;
  event: string;
  threat: Threat | null;
  headline: string | null;
  sender: string | null;
  sentAt: Date;
  /** Null: until further notice. */
  endsAt: Date | null;
  /** Cancelled, replaced, or gone from the service's list; null: in force until it ends. */
  endedAt: Date | null;
}

/** The Weather Service's flood warnings over a ZIP code that were in force since then. */
export async function listOfficialMessages(
  sql: Query,
  zip: string,
  { since, now }: { since: Date; now: Date },
): Promise<OfficialMessage[]> {
  return await sql<OfficialMessage[]>`
    select
      w.id, w.event, w.threat, w.headline, w.sender, coalesce(w.sent_at, w.onset_at, w.seen_at) as sent_at,
      w.ends_at, w.ended_at
    from zips z
    cross join lateral warnings_over(z) w
    where z.zip = ${zip} and w.message_type <> 'Cancel'
      and least(w.ended_at, counts_until(w)) > ${since}
    order by naming_rank(w, ${now}), sent_at desc, w.id
    limit 100`;
}

/** Undefined: no such ZIP code. */
export async function findReportCollection(
  sql: Query,
  zip: string,
  now: Date,
): Promise<JsonText<ReportCollection> | undefined> {
  const [row] = await sql<{ collection: JsonText<ReportCollection> }[]>`
    select json_build_object(
      'type', 'FeatureCollection',
      'features', (
        select coalesce(json_agg(json_build_object(
          'type', 'Feature',
          'id', report ->> 'id',
          'geometry', case when report -> 'location' ->> 'latitude' is not null then
            json_build_object(
              'type', 'Point',
              'coordinates', json_build_array(
                report -> 'location' -> 'longitude', report -> 'location' -> 'latitude'
              )
            )
          end,
          'properties', (report::jsonb - array['id', 'location'])::json
        ) order by happened_at desc, id desc), '[]')
        from (
          select p.id, p.happened_at, p.report
          from (
            select id from (
              (${newestOf(sql, now, sql`true`)})
              union
              (${newestOf(sql, now, isAmongNewest(sql, MOST_OF_ONE))})
            ) as candidates
            order by not is_fair, happened_at desc, id desc
            limit ${MOST_REPORTS}
          ) as chosen
          join public_reports p using (id)
        ) as newest
      )
    )::text as collection
    from zips z where z.zip = ${zip}`;
  return row?.collection;
}

/** Of the ZIP code `z`. */
function newestOf(sql: Query, now: Date, where: Fragment): Fragment {
  return sql`
    select r.id, r.happened_at, ${isAmongNewest(sql, MOST_OF_ONE)} as is_fair
    from reported_places r
    where r.zip = z.zip and r.happened_at > ${now}::timestamptz - make_interval(days => ${SHOWN_DAYS}) and ${where}
    order by r.happened_at desc, r.id desc limit ${MOST_REPORTS}`;
}
