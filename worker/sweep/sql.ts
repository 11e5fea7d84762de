// What a sweep asks of the database and tells it.
import type { Level } from "shared/levels.ts";
import type { Query } from "shared/server/database.ts";
import type { Warning } from "./decide.ts";

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
  /** The open storm. */
  episode: { id: string; level: Level; wetAt: Date } | null;
}

export interface Cell {
  id: string;
  latitude: number;
  longitude: number;
}

/** ZIP codes with somebody to tell, those of districts, and those whose storm must still end. */
export async function listPlannedZips(sql: Query): Promise<PlannedZip[]> {
  const rows = await sql<PlannedRow[]>`
    select
      z.zip, z.city, z.time_zone, z.latitude, z.longitude,
      c.id::text as cell_id, c.latitude as cell_latitude, c.longitude as cell_longitude,
      e.id as episode_id, e.level as episode_level, e.wet_at as episode_wet_at
    from zips z
    left join cells c on c.id = z.cell_id
    left join episodes e on e.zip = z.zip and e.cleared_at is null
    where z.zip in (
      select p.zip from places p join users u on u.id = p.user_id
      where u.consented_at is not null and u.unsubscribed_at is null and u.unreachable_at is null
      union
      select zip from bid_zips
      union
      select zip from episodes where cleared_at is null
    )
    order by z.zip`;
  return rows.map((row) => ({
    zip: row.zip,
    city: row.city,
    timeZone: row.timeZone,
    latitude: row.latitude,
    longitude: row.longitude,
    cell: row.cellId === null
      ? null
      : { id: row.cellId, latitude: row.cellLatitude, longitude: row.cellLongitude },
    episode: row.episodeId === null
      ? null
      : { id: row.episodeId, level: row.episodeLevel, wetAt: row.episodeWetAt },
  }));
}

interface PlannedRow extends Omit<PlannedZip, "cell" | "episode"> {
  cellId: string | null;
  cellLatitude: number;
  cellLongitude: number;
  episodeId: string | null;
  episodeLevel: Level;
  episodeWetAt: Date;
}

/** The cells by their centres, made where new. */
export async function upsertCells(
  sql: Query,
  centres: { latitude: number; longitude: number }[],
): Promise<Cell[]> {
  const latitudes = centres.map((centre) => centre.latitude);
  const longitudes = centres.map((centre) => centre.longitude);
  await sql`
    insert into cells (latitude, longitude)
    select distinct * from unnest(${latitudes}::float8[], ${longitudes}::float8[])
    on conflict do nothing`;
  return await sql<Cell[]>`
    select id::text, latitude, longitude from cells
    join unnest(${latitudes}::float8[], ${longitudes}::float8[]) as asked (latitude, longitude)
      using (latitude, longitude)`;
}

export async function placeZips(
  sql: Query,
  placed: { zip: string; cellId: string }[],
): Promise<void> {
  await sql`
    update zips set cell_id = placed.cell_id
    from unnest(${placed.map((p) => p.zip)}::text[], ${placed.map((p) => p.cellId)}::bigint[])
      as placed (zip, cell_id)
    where zips.zip = placed.zip`;
}

/**
 * Each cell once, times in ISO 8601: a newer forecast takes the place of the older. Written is what
 * changed, what turned from forecast to past, and the newest past reading, whose `read_at` tells when
 * the weather was last asked for: in dry weather a tenth of all.
 */
export async function upsertReadings(
  sql: Query,
  readings: { cellIds: string[]; times: string[]; mm: number[] },
  readAt: Date,
): Promise<void> {
  await sql`
    insert into readings (cell_id, at, mm, read_at)
    select cell_id, at, mm, ${readAt}
    from unnest(
      ${readings.cellIds}::bigint[], ${readings.times}::timestamptz[], ${readings.mm}::real[]
    ) as heard (cell_id, at, mm)
    on conflict (cell_id, at) do update set mm = excluded.mm, read_at = excluded.read_at
      where readings.read_at <= excluded.read_at and (
        readings.mm <> excluded.mm
        or readings.at > least(readings.read_at, excluded.read_at - interval '15 minutes')
          and readings.at <= excluded.read_at
      )`;
}

export type StoredWarning = Warning & { area: unknown };

/** Makes the table what the Weather Service last said: its list is whole each time. */
export async function replaceWarnings(
  sql: Query,
  warnings: StoredWarning[],
  now: Date,
): Promise<void> {
  const column = <Key extends keyof StoredWarning>(key: Key) => warnings.map((w) => w[key]);
  await sql`delete from warnings where id <> all(${column("id")}::text[])`;
  await sql`
    insert into warnings (id, event, headline, sender, area, onset_at, ends_at, seen_at)
    select id, event, headline, sender, area::jsonb, onset_at, ends_at, ${now}
    from unnest(
      ${column("id")}::text[], ${column("event")}::text[], ${column("headline")}::text[],
      ${column("sender")}::text[], ${
    warnings.map(({ area }) => area ? JSON.stringify(area) : null)
  }::text[],
      ${column("onsetAt").map(isoOrNull)}::timestamptz[],
      ${column("endsAt").map(isoOrNull)}::timestamptz[]
    ) as heard (id, event, headline, sender, area, onset_at, ends_at)
    on conflict (id) do update set
      event = excluded.event, headline = excluded.headline, sender = excluded.sender,
      area = excluded.area, onset_at = excluded.onset_at, ends_at = excluded.ends_at,
      seen_at = excluded.seen_at`;
}

/** The driver takes a list of dates for one date. */
function isoOrNull(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

export async function listWarnings(sql: Query, now: Date): Promise<StoredWarning[]> {
  return await sql<StoredWarning[]>`
    select id, event, headline, sender, area, onset_at, ends_at
    from warnings
    where ends_at > ${now} and area is not null`;
}

/** Any number that no other lock of ours has. Storms are written one sweep at a time: two would lock the same rows crosswise. */
const STORMS_LOCK = 7238015;

export async function lockStorms(sql: Query): Promise<void> {
  await sql`select pg_advisory_xact_lock(${STORMS_LOCK})`;
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
  step: Level | "clear";
  facts: object;
}

/** In the order given. */
export async function insertAlerts(sql: Query, alerts: NewAlert[], now: Date): Promise<string[]> {
  const rows = await sql<{ id: string; episodeId: string }[]>`
    insert into alerts (episode_id, step, facts, created_at)
    select episode_id, step, facts::jsonb, ${now}
    from unnest(
      ${alerts.map((a) => a.episodeId)}::uuid[], ${alerts.map((a) => a.step)}::step[],
      ${alerts.map((a) => JSON.stringify(a.facts))}::text[]
    ) as alert (episode_id, step, facts)
    returning id, episode_id`;
  const ids = new Map(rows.map((row) => [row.episodeId, row.id]));
  return alerts.map((alert) => ids.get(alert.episodeId)!);
}
