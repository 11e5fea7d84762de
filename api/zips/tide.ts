// The tide of ZIP codes: what their stations said last, and what follows from it.
import type { Fragment } from "postgres";
import type { TideOutlook, ZipTide } from "shared/api/tides.ts";
import type { Query } from "shared/server/database.ts";
import { seriesOf } from "shared/server/tide_levels.ts";
import { findHigh } from "shared/tides/next_high.ts";
import type { TideLevel } from "shared/tides/levels.ts";
import { expectedUntil, residualAt, TIDE_LEAD_MS } from "shared/tides/outlook.ts";
import { heightAt, heightsBetween } from "shared/tides/series.ts";

const HOUR_MS = 3600_000;
const SHOWN_MS = 24 * HOUR_MS;
const STEP_MS = HOUR_MS / 2;
/** What was measured before then says nothing of now. */
const NEWEST_MS = 2 * HOUR_MS;

/** Undefined: no station speaks for it, as for most of the country. */
export async function findZipTide(
  sql: Query,
  zip: string,
  now: Date,
): Promise<ZipTide | undefined> {
  const [row] = await selectTides(sql, sql`zs.zip = ${zip}`);
  return row && tideOf(row, now);
}

/** Of those of a district's ZIP codes for which a station speaks. */
export async function listTides(
  sql: Query,
  bidId: string,
  now: Date,
): Promise<Map<string, TideOutlook>> {
  const rows = await selectTides(
    sql,
    sql`zs.zip in (select bz.zip from bid_zips bz where bz.bid_id = ${bidId})`,
  );
  return new Map(rows.map((row) => {
    const { station, levels, told, high } = tideOf(row, now);
    return [row.zip, { station, levels, told, high }];
  }));
}

async function selectTides(sql: Query, where: Fragment): Promise<StationRow[]> {
  return await sql<StationRow[]>`
    select
      zs.zip, s.id, s.name, s.minor, s.moderate, s.major, s.levels_by,
      earth_distance(ll_to_earth(z.latitude, z.longitude), ll_to_earth(s.latitude, s.longitude)) as metres,
      l.predicted_from, coalesce(l.predicted, '{}') as predicted,
      l.observed_from, coalesce(l.observed, '{}') as observed, t.level, iso(t.started_at) as started_at
    from zip_stations zs
    join zips z on z.zip = zs.zip
    join stations s on s.id = zs.station_id
    left join tide_levels l on l.station_id = s.id
    left join tides t on t.station_id = s.id and t.cleared_at is null
    where ${where}
    order by zs.zip`;
}

interface StationRow {
  zip: string;
  id: string;
  name: string;
  minor: number;
  moderate: number | null;
  major: number | null;
  levelsBy: "nws" | "nos";
  metres: number;
  predictedFrom: Date | null;
  predicted: (number | null)[];
  observedFrom: Date | null;
  observed: (number | null)[];
  level: TideLevel | null;
  startedAt: string | null;
}

function tideOf(row: StationRow, now: Date): ZipTide {
  const at = now.getTime();
  const metres = (mm: number | null) => mm === null ? null : mm / 1000;
  const levels = {
    minor: row.minor / 1000,
    moderate: metres(row.moderate),
    major: metres(row.major),
  };
  const known = {
    predicted: seriesOf({ from: row.predictedFrom, mm: row.predicted }),
    observed: seriesOf({ from: row.observedFrom, mm: row.observed }),
  };
  const measured = heightsBetween(known.observed, at - NEWEST_MS, at).at(-1);
  const residual = residualAt(known, at);
  const high = findHigh(known, levels, at);
  const expected = new Map(
    expectedUntil(known, at, at + TIDE_LEAD_MS).map((height) => [height.at, height.metres]),
  );
  const first = Math.ceil((at - SHOWN_MS) / STEP_MS) * STEP_MS;
  return {
    station: { id: row.id, name: row.name, distanceMetres: Math.round(row.metres) },
    levels,
    levelsBy: row.levelsBy,
    told: row.level && { level: row.level, startedAt: row.startedAt! },
    high: high ? { at: iso(high.at), metres: round(high.metres), level: high.level ?? null } : null,
    measured: measured ? { at: iso(measured.at), metres: round(measured.metres) } : null,
    residualMetres: residual === undefined ? null : round(residual),
    heights: Array.from({ length: Math.floor(2 * SHOWN_MS / STEP_MS) }, (_, n) => {
      const time = first + n * STEP_MS;
      return {
        at: iso(time),
        predicted: heightAt(known.predicted, time),
        measured: time > at ? null : heightAt(known.observed, time),
        expected: residual === undefined ? null : roundOrNull(expected.get(time)),
      };
    }).filter(({ predicted, measured }) => predicted !== null || measured !== null),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function roundOrNull(metres: number | undefined): number | null {
  return metres === undefined ? null : round(metres);
}

function round(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}
