// The ZIP codes of a sweep, as the database knows them.
import type { Fragment } from "postgres";
import type { Step } from "shared/api/messages.ts";
import type { Level } from "shared/levels.ts";
import type { Query } from "shared/server/database.ts";
import { listThresholds } from "shared/server/thresholds.ts";
import {
  type DangerKind,
  type FloodSpell,
  isOfficial,
  type ToldDanger,
} from "shared/storms/dangers.ts";
import { type Thresholds, USUAL_THRESHOLDS } from "shared/storms/thresholds.ts";
import type { GridCell } from "../../weather/ask.ts";

/** A ZIP code with somebody to tell, or of a district, or with a storm that must end. */
export interface PlannedZip {
  zip: string;
  city: string | null;
  timeZone: string;
  latitude: number;
  longitude: number;
  /** How far its area reaches from its middle. */
  reachMetres: number;
  cell: GridCell | null;
  thresholds: Thresholds;
  /** The open storm. */
  episode: OpenEpisode | null;
}

export interface OpenEpisode {
  id: string;
  level: Level;
  wetAt: Date;
  /** Whether its residents were asked if it floods. */
  isAsked: boolean;
  /** Whether they were told of an official warning. */
  isWarned: boolean;
  /** What they were told, oldest first. */
  told: (ToldDanger & { step: Step })[];
  spell: FloodSpell | undefined;
  /** When the latest three storms here began, this one among them. */
  begunAt: Date[];
}

/**
 * ZIP codes with somebody to tell, those of districts, and those whose storm must still end. Planned
 * anew each time (`simple`): the plan of a dry day would take minutes over a country of storms.
 */
export async function listPlannedZips(sql: Query): Promise<PlannedZip[]> {
  const own = await listThresholds(sql);
  return zipsOf(await selectZips(sql, sql`z.zip in (${plannedZips(sql)})`).simple(), own);
}

/** Of those the ones in a cell with an open storm, or where rain is near. */
export async function listZipsByStorms(sql: Query, now: Date): Promise<PlannedZip[]> {
  const own = await listThresholds(sql);
  const which = sql`z.zip in (
    select zip from episodes where cleared_at is null
    union
    select beside.zip from zips beside
    where beside.cell_id in (
      select id from cells where near_from <= ${now}
      union
      select stormy.cell_id from episodes open join zips stormy on stormy.zip = open.zip
      where open.cleared_at is null
    ) and beside.zip in (${plannedZips(sql)})
  )`;
  return zipsOf(await selectZips(sql, which), own);
}

/** Whether there is any of them, or anything near that nobody follows: asked each minute. */
export async function isAnythingNear(sql: Query, now: Date): Promise<boolean> {
  const [{ isNear }] = await sql<[{ isNear: boolean }]>`
    select exists (select from episodes where cleared_at is null)
      or exists (select from cells where near_from <= ${now}) as is_near`;
  return isNear;
}

/** Places that a sweep over all would ask for, were none to rest. */
export async function countPlannedCells(sql: Query): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(distinct coalesce(z.cell_id::text, z.zip))::int as count
    from zips z where z.zip in (${plannedZips(sql)})`;
  return count;
}

function plannedZips(sql: Query): Fragment {
  return sql`
    select p.zip from places p join users u on u.id = p.user_id
    where u.consented_at is not null and u.unsubscribed_at is null and u.unreachable_at is null
    union
    select zip from bid_zips
    union
    select zip from episodes where cleared_at is null`;
}

function selectZips(sql: Query, which: Fragment) {
  return sql<PlannedRow[]>`
    select
      z.zip, z.city, z.time_zone, z.latitude, z.longitude, reach_of(z) as reach_metres,
      c.id::text as cell_id, c.latitude as cell_latitude, c.longitude as cell_longitude,
      c.asked_at as cell_asked_at, c.ask_after as cell_ask_after, c.near_from as cell_near_from,
      e.id as episode_id, e.level as episode_level, e.wet_at as episode_wet_at,
      e.flood_from as episode_flood_from, e.flood_at as episode_flood_at,
      question.id is not null as episode_is_asked,
      case when e.id is not null then (
        select json_agg(json_build_object(
          'step', a.step, 'kind', danger_told(a.step, a.facts), 'at', iso(a.created_at),
          'chain', coalesce(a.facts #>> '{warning,firstId}', a.facts #>> '{warning,id}')
        ) order by a.created_at)
        from alerts a where a.episode_id = e.id and a.step not in ('clear', 'ask')
      ) end as episode_told,
      case when e.id is not null then array(
        select recent.started_at from episodes recent
        where recent.zip = e.zip order by recent.started_at desc limit 3
      ) end as episode_begun_at
    from zips z
    left join cells c on c.id = z.cell_id
    left join episodes e on e.zip = z.zip and e.cleared_at is null
    left join alerts question on question.episode_id = e.id and question.step = 'ask'
    where ${which}
    order by z.zip`;
}

function zipsOf(rows: PlannedRow[], own: Map<string, Thresholds>): PlannedZip[] {
  return rows.map((row) => ({
    zip: row.zip,
    city: row.city,
    timeZone: row.timeZone,
    latitude: row.latitude,
    longitude: row.longitude,
    reachMetres: row.reachMetres,
    cell: row.cellId === null ? null : {
      id: row.cellId,
      latitude: row.cellLatitude,
      longitude: row.cellLongitude,
      askedAt: row.cellAskedAt,
      askAfter: row.cellAskAfter,
      nearFrom: row.cellNearFrom,
    },
    thresholds: own.get(row.zip) ?? USUAL_THRESHOLDS,
    episode: row.episodeId === null ? null : episodeOf(row),
  }));
}

function episodeOf(row: PlannedRow): OpenEpisode {
  const told = (row.episodeTold ?? []).map(({ step, kind, at, chain }) => ({
    step,
    kind,
    at: new Date(at),
    ...chain !== null && { chain },
  }));
  return {
    id: row.episodeId!,
    level: row.episodeLevel,
    wetAt: row.episodeWetAt,
    isAsked: row.episodeIsAsked,
    isWarned: told.some(({ kind }) => isOfficial(kind)),
    told,
    spell: row.episodeFloodFrom && row.episodeFloodAt
      ? { from: row.episodeFloodFrom, at: row.episodeFloodAt }
      : undefined,
    begunAt: row.episodeBegunAt,
  };
}

interface PlannedRow extends Omit<PlannedZip, "cell" | "thresholds" | "episode"> {
  cellId: string | null;
  cellLatitude: number;
  cellLongitude: number;
  cellAskedAt: Date | null;
  cellAskAfter: Date | null;
  cellNearFrom: Date | null;
  episodeId: string | null;
  episodeLevel: Level;
  episodeWetAt: Date;
  episodeFloodFrom: Date | null;
  episodeFloodAt: Date | null;
  episodeIsAsked: boolean;
  /** JSON: times are text. Null: no storm, or none that told anything. */
  episodeTold: { step: Step; kind: DangerKind; at: string; chain: string | null }[] | null;
  episodeBegunAt: Date[];
}

/** ZIP codes that spoiled the answers of those that they were asked with: until when they are not asked. */
export async function listSetAside(sql: Query): Promise<Map<string, Date>> {
  const rows = await sql<{ zip: string; aloneAfter: Date }[]>`
    select zip, alone_after from odd_places where alone_after is not null`;
  return new Map(rows.map(({ zip, aloneAfter }) => [zip, aloneAfter]));
}
