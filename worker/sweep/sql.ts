// What a sweep asks of the database and tells it.
import type { Step } from "shared/api/messages.ts";
import type { Level } from "shared/levels.ts";
import type { Query } from "shared/server/database.ts";
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
}

/**
 * ZIP codes with somebody to tell, those of districts, and those whose storm must still end. Planned
 * anew each time (`simple`): the plan of a dry day would take minutes over a country of storms.
 */
export async function listPlannedZips(sql: Query): Promise<PlannedZip[]> {
  const own = await listOwnThresholds(sql);
  const rows = await sql<PlannedRow[]>`
    select
      z.zip, z.city, z.time_zone, z.latitude, z.longitude,
      c.id::text as cell_id, c.latitude as cell_latitude, c.longitude as cell_longitude,
      c.asked_at as cell_asked_at, c.ask_after as cell_ask_after,
      e.id as episode_id, e.level as episode_level, e.wet_at as episode_wet_at,
      question.id is not null as episode_is_asked,
      exists (select from alerts a where a.episode_id = e.id and a.facts ? 'warning')
        as episode_is_warned
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
    cell: row.cellId === null ? null : {
      id: row.cellId,
      latitude: row.cellLatitude,
      longitude: row.cellLongitude,
      askedAt: row.cellAskedAt,
      askAfter: row.cellAskAfter,
    },
    thresholds: own.get(row.zip) ?? USUAL_THRESHOLDS,
    episode: row.episodeId === null ? null : {
      id: row.episodeId,
      level: row.episodeLevel,
      wetAt: row.episodeWetAt,
      isAsked: row.episodeIsAsked,
      isWarned: row.episodeIsWarned,
    },
  }));
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
  episodeIsAsked: boolean;
  episodeIsWarned: boolean;
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
function isoOrNull(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

interface Begun {
  episodeId: string;
  zip: string;
}

/** Returns those that are new: a ZIP code whose storm another sweep opened meanwhile is not. */
export async function openEpisodes(
  sql: Query,
  storms: { zip: string; level: Level }[],
  now: Date,
): Promise<Begun[]> {
  return await sql<Begun[]>`
    insert into episodes (zip, level, started_at, wet_at)
    select zip, level, ${now}, ${now}
    from unnest(${storms.map((s) => s.zip)}::text[], ${storms.map((s) => s.level)}::level[])
      as storm (zip, level)
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

export async function holdEpisodes(
  sql: Query,
  storms: { episodeId: string; wetAt: Date }[],
): Promise<void> {
  await sql`
    update episodes set wet_at = storm.wet_at
    from unnest(
      ${storms.map((s) => s.episodeId)}::uuid[], ${
    storms.map((s) => isoOrNull(s.wetAt))
  }::timestamptz[]
    ) as storm (id, wet_at)
    where episodes.id = storm.id and episodes.wet_at < storm.wet_at`;
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
  facts: object;
}

/**
 * The ids of the new alerts by their episodes, one alert an episode. A question or a warning that
 * another sweep told meanwhile, or whose storm it ended, is not told.
 */
export async function insertAlerts(
  sql: Query,
  alerts: NewAlert[],
  now: Date,
): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; episodeId: string }[]>`
    insert into alerts (episode_id, step, facts, created_at)
    select alert.episode_id, alert.step, alert.facts::jsonb, ${now}
    from unnest(
      ${alerts.map((a) => a.episodeId)}::uuid[], ${alerts.map((a) => a.step)}::step[],
      ${alerts.map((a) => JSON.stringify(a.facts))}::text[]
    ) as alert (episode_id, step, facts)
    join episodes e on e.id = alert.episode_id
    where alert.step not in ('ask', 'warning') or e.cleared_at is null
    on conflict (episode_id, step) do nothing
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
