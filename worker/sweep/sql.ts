// Storms and what is told of them, as a sweep writes them down.
import type { Step } from "shared/api/messages.ts";
import type { Level } from "shared/levels.ts";
import type { Query } from "shared/server/database.ts";
import type { FloodSpell, Nature } from "shared/storms/dangers.ts";

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

interface NewAlert {
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

/** What texts tell that wait for the end of quiet hours or of a pause. */
export async function listHeldAlerts(
  sql: Query,
): Promise<{ id: string; episodeId: string; nature: Nature }[]> {
  return await sql<{ id: string; episodeId: string; nature: Nature }[]>`
    select distinct a.id, a.episode_id, nature_of(danger_told(a.step, a.facts)) as nature
    from messages m join alerts a on a.id = m.alert_id
    where m.status = 'held' and m.step <> 'clear'`;
}

export async function countHeld(sql: Query): Promise<number> {
  const [{ held }] = await sql<[{ held: number }]>`
    select count(*)::int as held from messages where status = 'held'`;
  return held;
}
