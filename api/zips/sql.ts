import type { Fragment } from "postgres";
import type { ZipTide } from "shared/api/tides.ts";
import type { ZipPage } from "shared/api/zips.ts";
import { METRES_PER_DEGREE } from "shared/geo/earth.ts";
import type { Level } from "shared/levels.ts";
import type { Query } from "shared/server/database.ts";
import { lastEpisode, openEpisode } from "shared/server/episodes.ts";
import type { JsonText } from "shared/server/json_text.ts";
import { modelRunAt } from "shared/server/model_run.ts";
import { SHOWN_DAYS } from "shared/limits.ts";
import { doubtOf, type KnownForecast, OLD_CHECK_MS } from "shared/storms/forecast_age.ts";
import type { Thresholds } from "shared/storms/thresholds.ts";
import { isAmongNewest } from "../reports/fair.ts";

const NEAR_METRES = 2000;
/** A little more, since it is told to a thousandth, and compared by a corner of that. */
const NEAR_DEGREES = NEAR_METRES / METRES_PER_DEGREE + 0.0015;
/** Of the ten reports, by one person. */
const MOST_OF_ONE = 3;
/** Reports within 2 km of a ZIP code's middle are of it, or of one whose middle is about this near. */
const NEIGHBOUR_METRES = 5000;

/** A reading is of the 15 minutes before its time: today's first one ends after midnight. */
export async function findZipPage(
  sql: Query,
  zip: string,
  { thresholds, tide, now }: { thresholds: Thresholds; tide?: ZipTide; now: Date },
): Promise<JsonText<ZipPage> | undefined> {
  // Flat: over 2 km that is true to a metre, and costs a fiftieth of a great circle.
  const metres = sql`${METRES_PER_DEGREE} * sqrt(
    (r.latitude - z.latitude) ^ 2 + ((r.longitude - z.longitude) * cosd(z.latitude)) ^ 2
  )`;
  const isFair = isAmongNewest(sql, MOST_OF_ONE);
  const [row] = await sql<(KnownForecast & { page: string })[]>`
    with z as (
      select
        zip, city, state, time_zone, is_area, cell_id, latitude, longitude,
        zips as whole, ll_to_earth(latitude, longitude) as middle,
        date_trunc('day', ${now}::timestamptz, time_zone) as midnight
      from zips where zip = ${zip}
    ), recent as (
      select r.at, r.mm, r.read_at, r.at > z.midnight and r.at <= ${now} as is_today
      from z cross join rain_between(
        z.cell_id,
        least(z.midnight, ${now}::timestamptz - interval '24 hours'),
        ${now}::timestamptz + interval '1 day'
      ) as r
    ), reported as (
      -- Few of each ZIP code, then their JSON: thousands may have been reported in one storm.
      select id
      from (
        select distinct on (newest.id) newest.*
        from z
        join zips near on ll_to_earth(near.latitude, near.longitude)
          <@ earth_box(z.middle, ${NEIGHBOUR_METRES})
        cross join lateral (
          (${newestOf(sql, { metres, now }, sql`true`)})
          union all
          (${newestOf(sql, { metres, now }, isFair)})
        ) as newest
        order by newest.id
      ) as candidates
      order by not is_fair, happened_at desc, id desc limit 10
    )
    select json_build_object(
      'zip', zip,
      'city', city,
      'state', state,
      'timeZone', time_zone,
      'isArea', is_area,
      'district', (
        select json_build_object('slug', b.slug, 'name', b.name)
        from bid_zips bz join bids b on b.id = bz.bid_id
        where bz.zip = z.zip order by b.id limit 1
      ),
      'messages', (
        select coalesce(json_agg(json_build_object(
          'district', m.name, 'languages', m.languages,
          'words', json_build_object('en', m.en, 'es', m.es, 'zh', m.zh),
          'setAt', iso(m.set_at), 'until', iso(m.until)
        ) order by m.set_at desc), '[]')
        from zip_messages m where m.zip = z.zip and m.until > ${now}
      ),
      'episode', ${openEpisode(sql, sql`z.zip`)},
      'lastEpisode', ${lastEpisode(sql, sql`z.zip`, now)},
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
        'isCurrent', coalesce((
          select ill_since is null and well_at > ${new Date(now.getTime() - OLD_CHECK_MS)}
          from conditions where name = 'weatherService'
        ), false),
        'list', (
          select coalesce(json_agg(json_build_object(
            'id', w.id, 'event', w.event, 'threat', w.threat, 'headline', w.headline,
            'sender', w.sender, 'onsetAt', iso(w.onset_at), 'endsAt', iso(w.ends_at)
          ) order by naming_rank(w, ${now})), '[]')
          from warnings_over(z.whole) w
          where is_in_force(w, ${now})
        ),
        'maybe', (
          select coalesce(json_agg(json_build_object(
            'id', w.id, 'event', w.event, 'threat', w.threat, 'headline', w.headline,
            'sender', w.sender, 'onsetAt', iso(w.onset_at), 'endsAt', iso(w.ends_at),
            'areaDesc', w.area_desc
          ) order by naming_rank(w, ${now})), '[]')
          from warnings w
          where is_unplaced(w) and z.state = any(w.states) and is_in_force(w, ${now})
            and w.id not in (select id from warnings_over(z.whole))
        )
      ),
      'modelRunAt', ${modelRunAt(sql, sql`z`)},
      'thresholds', ${JSON.stringify(thresholds)}::text::json,
      'reports', (
        select coalesce(json_agg(
          (p.report::jsonb || jsonb_build_object('distanceMetres', round(${metres})))::json
          order by p.happened_at desc, p.id desc
        ), '[]')
        from reported join public_reports p using (id) join reported_places r using (id)
      )
    )::text as page,
    (select iso(max(read_at)) from recent) as checked_at,
    ${modelRunAt(sql, sql`z`)} as model_run_at,
    array(
      select (extract(epoch from at) * 1000)::float8 from recent where at > ${now} order by at
    ) as known_at
    from z`;
  if (!row) return undefined;
  const reason = doubtOf(row, now)?.kind ?? null;
  const forecast = { runAt: row.modelRunAt, isStale: reason !== null, reason };
  // Its last members: parsing the whole page to add one would cost more than building it.
  const last = JSON.stringify({ forecast, tide }).slice(1);
  return `${row.page.slice(0, -1)}, ${last}` as JsonText<ZipPage>;
}

/** Of the ZIP code `near`, within reach of `z`. */
function newestOf(
  sql: Query,
  { metres, now }: { metres: Fragment; now: Date },
  where: Fragment,
): Fragment {
  return sql`
    select r.id, r.happened_at, ${isAmongNewest(sql, MOST_OF_ONE)} as is_fair
    from reported_places r
    where r.zip = near.zip and r.happened_at > ${now}::timestamptz - make_interval(days => ${SHOWN_DAYS})
      and (r.zip = z.zip or (
        -- Cheap, and leaves few to be rounded.
        abs(r.south - z.latitude) < ${NEAR_DEGREES}
        and abs(r.west - z.longitude) * cosd(z.latitude) < ${NEAR_DEGREES}
        and ${metres} <= ${NEAR_METRES}
      ))
      and ${where}
    order by r.happened_at desc, r.id desc limit 10`;
}

/** Null: nobody has ever asked the weather for this ZIP code. */
export async function findCell(
  sql: Query,
  zip: string,
): Promise<{ cellId: string | null } | undefined> {
  const [row] = await sql<{ cellId: string | null }[]>`
    select cell_id::text from zips where zip = ${zip}`;
  return row;
}

/** `at` in epoch milliseconds. */
export async function listPastRain(
  sql: Query,
  cellId: string,
  since: Date,
  until: Date,
): Promise<{ at: number; mm: number }[]> {
  return await sql<{ at: number; mm: number }[]>`
    select (extract(epoch from at) * 1000)::float8 as at, mm
    from rain_between(${cellId}, ${since}, ${until})`;
}

/** An alert that an official warning led to, where rain alone would have reached less. */
export interface WarningAlert {
  /** What the storm had reached before; null: it began with the warning. */
  levelBefore: Level | null;
  isCleared: boolean;
}

export async function listWarningAlerts(
  sql: Query,
  zip: string,
  since: Date,
): Promise<WarningAlert[]> {
  return await sql<WarningAlert[]>`
    select
      e.cleared_at is not null as is_cleared,
      (
        select max(before.step::text::level) from alerts before
        where before.episode_id = e.id and before.step in ('any', 'heavy')
          and before.created_at < a.created_at
      ) as level_before
    from episodes e
    join alerts a on a.episode_id = e.id and a.step = 'flood'
    where e.zip = ${zip} and e.started_at > ${since}
      and a.facts ->> 'source' = 'warning' and a.facts -> 'crossed' is null`;
}
