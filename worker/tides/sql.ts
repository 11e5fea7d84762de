// Stations, their heights and their tides, as a sweep reads and writes them.
import type { Query } from "shared/server/database.ts";
import { seriesOf, storedAs } from "shared/server/tide_levels.ts";
import type { OpenTide, PastTide, Station } from "shared/tides/decide.ts";
import type { TideLevel } from "shared/tides/levels.ts";
import { NO_TIDE, type TideSeries } from "shared/tides/series.ts";
import type { ListedStation } from "./station_list.ts";

/** A station that speaks for some ZIP code, or whose tide must end. */
export interface FollowedStation extends Station {
  predicted: TideSeries;
  predictedAt: Date | null;
  observed: TideSeries;
  tide?: OpenTide & { id: string; told: string[] };
  last?: PastTide;
}

export async function listFollowed(sql: Query): Promise<FollowedStation[]> {
  const rows = await sql<FollowedRow[]>`
    select
      s.id, s.name, s.minor, s.moderate, s.major,
      l.predicted_from, coalesce(l.predicted, '{}') as predicted, l.predicted_at,
      l.observed_from, coalesce(l.observed, '{}') as observed,
      t.id as tide_id, t.level, t.started_at, t.high_at, t.cleared_at, t.came_true,
      array(select a.step::text from tide_alerts a where a.tide_id = t.id order by a.id) as told
    from stations s
    left join tide_levels l on l.station_id = s.id
    left join lateral (
      select id, level, started_at, high_at, cleared_at, came_true
      from tides where station_id = s.id order by cleared_at desc nulls first limit 1
    ) t on true
    where exists (select from zip_stations zs where zs.station_id = s.id)
      or t.id is not null and t.cleared_at is null
    order by s.id`;
  return rows.map(followedOf);
}

interface FollowedRow {
  id: string;
  name: string;
  minor: number;
  moderate: number | null;
  major: number | null;
  predictedFrom: Date | null;
  predicted: (number | null)[];
  predictedAt: Date | null;
  observedFrom: Date | null;
  observed: (number | null)[];
  tideId: string | null;
  level: TideLevel;
  startedAt: Date;
  highAt: Date;
  clearedAt: Date | null;
  cameTrue: boolean | null;
  told: string[];
}

function followedOf(row: FollowedRow): FollowedStation {
  const metres = (mm: number | null) => mm === null ? null : mm / 1000;
  const { id, name, tideId, level, startedAt, highAt, clearedAt, cameTrue, told } = row;
  return {
    id,
    name,
    thresholds: {
      minor: row.minor / 1000,
      moderate: metres(row.moderate),
      major: metres(row.major),
    },
    predicted: seriesOf({ from: row.predictedFrom, mm: row.predicted }),
    predictedAt: row.predictedAt,
    observed: seriesOf({ from: row.observedFrom, mm: row.observed }),
    ...tideId !== null && clearedAt === null &&
      { tide: { id: tideId, level, startedAt, highAt, told } },
    ...tideId !== null && clearedAt !== null && { last: { level, highAt, cameTrue } },
  };
}

/** Only what is new: the rest stays as it was heard last. */
export async function keepHeights(
  sql: Query,
  stationId: string,
  heard: { predicted?: TideSeries; observed?: TideSeries },
  now: Date,
): Promise<void> {
  const { predicted, observed } = heard;
  const at = (series: TideSeries | undefined) => series && new Date(series.firstAt);
  await sql`
    insert into tide_levels
      (station_id, predicted_from, predicted, predicted_at, observed_from, observed, observed_at)
    values (
      ${stationId},
      ${at(predicted) ?? null}, ${storedAs(predicted ?? NO_TIDE)}::text::smallint[], ${
    predicted ? now : null
  },
      ${at(observed) ?? null}, ${storedAs(observed ?? NO_TIDE)}::text::smallint[], ${
    observed ? now : null
  }
    )
    on conflict (station_id) do update set
      predicted_from = case when ${
    predicted !== undefined
  } then excluded.predicted_from else tide_levels.predicted_from end,
      predicted = case when ${
    predicted !== undefined
  } then excluded.predicted else tide_levels.predicted end,
      predicted_at = coalesce(excluded.predicted_at, tide_levels.predicted_at),
      observed_from = case when ${
    observed !== undefined
  } then excluded.observed_from else tide_levels.observed_from end,
      observed = case when ${
    observed !== undefined
  } then excluded.observed else tide_levels.observed end,
      observed_at = coalesce(excluded.observed_at, tide_levels.observed_at)`;
}

/** Undefined where another sweep opened it meanwhile. */
export async function openTide(
  sql: Query,
  tide: { stationId: string; level: TideLevel; highAt: Date },
  now: Date,
): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    insert into tides (station_id, level, started_at, high_at)
    values (${tide.stationId}, ${tide.level}, ${now}, ${tide.highAt})
    on conflict (station_id) where cleared_at is null do nothing
    returning id`;
  return row?.id;
}

/** False where it is over, by another sweep's word. */
export async function holdTide(
  sql: Query,
  { id, level, highAt }: { id: string; level: TideLevel; highAt: Date },
): Promise<boolean> {
  const { count } = await sql`
    update tides set level = ${level}, high_at = ${highAt}
    where id = ${id} and cleared_at is null`;
  return count > 0;
}

export async function closeTide(
  sql: Query,
  id: string,
  cameTrue: boolean | null,
  now: Date,
): Promise<boolean> {
  const { count } = await sql`
    update tides set cleared_at = ${now}, came_true = ${cameTrue}
    where id = ${id} and cleared_at is null`;
  return count > 0;
}

/** Undefined where another sweep has told it. */
export async function insertTideAlert(
  sql: Query,
  alert: { tideId: string; step: "heavy" | "flood" | "clear"; turn: number; facts: object },
  now: Date,
): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    insert into tide_alerts (tide_id, step, turn, facts, created_at)
    values (${alert.tideId}, ${alert.step}::step, ${alert.turn},
      ${JSON.stringify(alert.facts)}::text::jsonb, ${now})
    on conflict (tide_id, step, turn) do nothing
    returning id`;
  return row?.id;
}

export interface ZipOfStation {
  zip: string;
  city: string | null;
  timeZone: string;
}

/**
 * The ZIP codes that it speaks for.
 *
 * @param endedId a tide that ends: also those that its texts named, though another station, or none, was chosen since
 */
export async function listZipsOf(
  sql: Query,
  stationId: string,
  endedId: string | null = null,
): Promise<ZipOfStation[]> {
  return await sql<ZipOfStation[]>`
    select zip, city, time_zone
    from zips
    where zip in (
      select zs.zip from zip_stations zs where zs.station_id = ${stationId}
      union
      select m.tide_zip from messages m where m.episode_id = ${endedId}::uuid
    )
    order by zip`;
}

export async function keepStations(
  sql: Query,
  stations: ListedStation[],
  now: Date,
): Promise<void> {
  const mm = (metres: number | null) => metres === null ? null : Math.round(metres * 1000);
  const rows = stations.map(({ thresholds, levelsBy, ...station }) => ({
    ...station,
    minor: mm(thresholds.minor),
    moderate: mm(thresholds.moderate),
    major: mm(thresholds.major),
    levelsBy,
  }));
  await sql`
    insert into stations
      (id, name, state, latitude, longitude, minor, moderate, major, levels_by, listed_at)
    select id, name, state, latitude, longitude, minor, moderate, major, "levelsBy", ${now}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as station (
      id text, name text, state text, latitude float8, longitude float8,
      minor smallint, moderate smallint, major smallint, "levelsBy" text
    )
    on conflict (id) do update set
      name = excluded.name, state = excluded.state, latitude = excluded.latitude,
      longitude = excluded.longitude, minor = excluded.minor, moderate = excluded.moderate,
      major = excluded.major, levels_by = excluded.levels_by, listed_at = excluded.listed_at`;
}

export async function stationsListedAt(sql: Query): Promise<Date | null> {
  const [row] = await sql<[{ at: Date | null }]>`select max(listed_at) as at from stations`;
  return row.at;
}
