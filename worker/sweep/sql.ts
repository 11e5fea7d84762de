// What a sweep asks of the database and tells it.
import type { Step } from "shared/api/messages.ts";
import type { Level } from "shared/levels.ts";
import type { Query } from "shared/server/database.ts";
import { type DangerKind, type FloodSpell, isOfficial, type Told } from "shared/storms/dangers.ts";
import {
  mostCareful,
  type OwnThresholds,
  type Thresholds,
  USUAL_THRESHOLDS,
} from "shared/storms/thresholds.ts";
import type { Cell } from "../weather/cell.ts";

export type SweepStatus = "done" | "partial" | "failed";

/** True where the slot is ours: new, or its last worker crashed, or it failed and may be retried. */
export async function claimSlotRow(
  sql: Query,
  slot: Date,
  now: Date,
  leaseUntil: Date,
): Promise<boolean> {
  const { count } = await sql`
    insert into sweeps (slot, status, started_at, lease_until)
    values (${slot}, 'running', ${now}, ${leaseUntil})
    on conflict (slot) do update
      set status = 'running', started_at = excluded.started_at, lease_until = excluded.lease_until
      where sweeps.status in ('running', 'failed') and sweeps.lease_until < ${now}`;
  return count > 0;
}

export async function renewSlotRow(
  sql: Query,
  slot: Date,
  startedAt: Date,
  leaseUntil: Date,
): Promise<void> {
  await sql`
    update sweeps set lease_until = ${leaseUntil}
    where slot = ${slot} and started_at = ${startedAt} and status = 'running'`;
}

/** Only of the run that started then: a slow one whose slot was taken over has no say any more. */
export async function finishSlotRow(
  sql: Query,
  slot: Date,
  startedAt: Date,
  end: { status: SweepStatus; figures: object; finishedAt: Date; retryAt: Date },
): Promise<void> {
  await sql`
    update sweeps set
      status = ${end.status},
      figures = ${JSON.stringify(end.figures)}::text::jsonb,
      finished_at = ${end.finishedAt},
      lease_until = ${end.retryAt}
    where slot = ${slot} and started_at = ${startedAt} and status = 'running'`;
}

/** A ZIP code with somebody to tell, or of a district, or with a storm that must end. */
export interface PlannedZip {
  zip: string;
  city: string | null;
  timeZone: string;
  latitude: number;
  longitude: number;
  /** How far its area reaches from its middle. */
  reachMetres: number;
  cell: Cell | null;
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
  told: (Told & { step: Step })[];
  spell: FloodSpell | undefined;
  /** When the latest three storms here began, this one among them. */
  begunAt: Date[];
}

/**
 * ZIP codes with somebody to tell, those of districts, and those whose storm must still end. Planned
 * anew each time (`simple`): the plan of a dry day would take minutes over a country of storms.
 */
export async function listPlannedZips(sql: Query): Promise<PlannedZip[]> {
  const own = await listOwnThresholds(sql);
  const rows = await sql<PlannedRow[]>`
    select
      z.zip, z.city, z.time_zone, z.latitude, z.longitude, reach_of(z) as reach_metres,
      c.id::text as cell_id, c.latitude as cell_latitude, c.longitude as cell_longitude,
      c.asked_at as cell_asked_at, c.ask_after as cell_ask_after,
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
    where z.zip in (
      select p.zip from places p join users u on u.id = p.user_id
      where u.consented_at is not null and u.unsubscribed_at is null and u.unreachable_at is null
      union
      select zip from bid_zips
      union
      select zip from episodes where cleared_at is null
    )
    order by z.zip`.simple();
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

/** Of each ZIP code in a district: the most careful thresholds of its districts. */
async function listOwnThresholds(sql: Query): Promise<Map<string, Thresholds>> {
  const districts = await sql<(OwnThresholds & { zips: string[] })[]>`
    select
      b.name, b.lead_minutes,
      array(select zip from bid_zips z where z.bid_id = b.id) as zips,
      coalesce((
        select json_object_agg(l.level, json_build_object(
          'mmPer15Min', l.quarter_mm, 'mmPerHour', l.hour_mm))
        from bid_levels l where l.bid_id = b.id
      ), '{}') as levels
    from bids b
    order by b.name, b.id`;
  const byZip = new Map<string, OwnThresholds[]>();
  for (const district of districts) {
    for (const zip of district.zips) {
      const known = byZip.get(zip);
      if (known) known.push(district);
      else byZip.set(zip, [district]);
    }
  }
  return new Map([...byZip].map(([zip, districts]) => [zip, mostCareful(districts)]));
}

/** Any number that no other lock of ours has. Storms are written one sweep at a time: two would lock the same rows crosswise. */
const STORMS_LOCK = 7238015;

export async function lockStorms(sql: Query): Promise<void> {
  await sql`select pg_advisory_xact_lock(${STORMS_LOCK})`;
}

/** The driver takes a list of dates for one date. */
function isoOrNull(date: Date | undefined): string | null {
  return date?.toISOString() ?? null;
}

interface Begun {
  episodeId: string;
  zip: string;
}

/** Returns those that are new: a ZIP code whose storm another sweep opened meanwhile is not. */
export async function openEpisodes(
  sql: Query,
  storms: { zip: string; level: Level; spell?: FloodSpell }[],
  now: Date,
): Promise<Begun[]> {
  return await sql<Begun[]>`
    insert into episodes (zip, level, started_at, wet_at, flood_from, flood_at)
    select zip, level, ${now}, ${now}, flood_from, flood_at
    from unnest(
      ${storms.map((s) => s.zip)}::text[], ${storms.map((s) => s.level)}::level[],
      ${storms.map((s) => isoOrNull(s.spell?.from))}::timestamptz[],
      ${storms.map((s) => isoOrNull(s.spell?.at))}::timestamptz[]
    ) as storm (zip, level, flood_from, flood_at)
    on conflict (zip) where cleared_at is null do nothing
    returning id as episode_id, zip`;
}

export async function raiseEpisodes(
  sql: Query,
  storms: { episodeId: string; level: Level }[],
  now: Date,
): Promise<Begun[]> {
  return await sql<Begun[]>`
    update episodes set level = storm.level, wet_at = greatest(wet_at, ${now})
    from unnest(${storms.map((s) => s.episodeId)}::uuid[], ${storms.map((s) => s.level)}::level[])
      as storm (id, level)
    where episodes.id = storm.id and cleared_at is null and episodes.level < storm.level
    returning episodes.id as episode_id, zip`;
}

export interface Hold {
  episodeId: string;
  wetAt: Date;
  spell?: FloodSpell;
  /** When the spell began that the sweep knew of. */
  knownFrom?: Date;
}

/**
 * Puts off the all-clear, and keeps how long the sky has been at flood risk: never back. Where another
 * sweep saw a spell begin since ours was planned, it is that spell: a later beginning would lie after the
 * alert that was told of it, and the next sweep would tell it once more.
 */
export async function holdEpisodes(sql: Query, storms: Hold[]): Promise<void> {
  await sql`
    update episodes e set
      wet_at = greatest(e.wet_at, storm.wet_at),
      flood_from = case
        when e.flood_from is distinct from storm.known_from then e.flood_from
        else greatest(e.flood_from, storm.flood_from)
      end,
      flood_at = greatest(e.flood_at, storm.flood_at)
    from unnest(
      ${storms.map((s) => s.episodeId)}::uuid[],
      ${storms.map((s) => isoOrNull(s.wetAt))}::timestamptz[],
      ${storms.map((s) => isoOrNull(s.spell?.from))}::timestamptz[],
      ${storms.map((s) => isoOrNull(s.spell?.at))}::timestamptz[],
      ${storms.map((s) => isoOrNull(s.knownFrom))}::timestamptz[]
    ) as storm (id, wet_at, flood_from, flood_at, known_from)
    where e.id = storm.id
      and (e.wet_at < storm.wet_at or storm.flood_at > coalesce(e.flood_at, '-infinity'))`;
}

/** Not one that rained again, by another sweep's word, since `dryFrom`. */
export async function closeEpisodes(
  sql: Query,
  episodeIds: string[],
  { now, dryFrom }: { now: Date; dryFrom: Date },
): Promise<Begun[]> {
  return await sql<Begun[]>`
    update episodes set cleared_at = ${now}
    where id = any(${episodeIds}::uuid[]) and cleared_at is null and wet_at <= ${dryFrom}
    returning id as episode_id, zip`;
}

export interface NewAlert {
  episodeId: string;
  step: Step;
  /** The how manieth time in its storm, from 1. */
  turn: number;
  facts: object;
}

/**
 * The ids of the new alerts by their episodes, one alert an episode. What another sweep told meanwhile,
 * or whose storm it ended, is not told.
 */
export async function insertAlerts(
  sql: Query,
  alerts: NewAlert[],
  now: Date,
): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; episodeId: string }[]>`
    insert into alerts (episode_id, step, turn, facts, created_at)
    select alert.episode_id, alert.step, alert.turn, alert.facts::jsonb, ${now}
    from unnest(
      ${alerts.map((a) => a.episodeId)}::uuid[], ${alerts.map((a) => a.step)}::step[],
      ${alerts.map((a) => a.turn)}::smallint[],
      ${alerts.map((a) => JSON.stringify(a.facts))}::text[]
    ) as alert (episode_id, step, turn, facts)
    join episodes e on e.id = alert.episode_id
    where alert.step = 'clear' or e.cleared_at is null
    on conflict (episode_id, step, turn) do nothing
    returning id, episode_id`;
  return new Map(rows.map(({ id, episodeId }) => [episodeId, id]));
}

/** The storms with a text that waits for the end of quiet hours or of a pause. */
export async function listHeldEpisodes(sql: Query): Promise<Set<string>> {
  const rows = await sql<{ episodeId: string }[]>`
    select distinct episode_id from messages where status = 'held' and step <> 'clear'`;
  return new Set(rows.map(({ episodeId }) => episodeId));
}

export async function countHeld(sql: Query): Promise<number> {
  const [{ held }] = await sql<[{ held: number }]>`
    select count(*)::int as held from messages where status = 'held'`;
  return held;
}
