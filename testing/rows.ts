// Rows that tests begin with.
import { hashToken } from "../api/sessions/tokens.ts";
import { CONSENT_VERSION } from "shared/consent.ts";
import type { Sql } from "shared/server/database.ts";
import type { KeyScope } from "shared/key_scopes.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { STEP_MS } from "shared/storms/rain.ts";

const DAY_MS = 24 * 3600_000;

let phonesGiven = 0;

export async function addUser(
  sql: Sql,
  { phone, bidId = null, role = bidId ? "manager" : null, consented = false }: {
    phone?: string;
    bidId?: string | null;
    /** Of a district's staff: a manager, if nothing else is said. */
    role?: StaffRole | null;
    consented?: boolean;
  } = {},
): Promise<{ id: string; phone: string; bidId: string | null; role: StaffRole | null }> {
  const number = phone ?? `+1212555${String(++phonesGiven).padStart(4, "0")}`;
  const [user] = await sql<[{ id: string }]>`
    insert into users (phone, bid_id, bid_role, consent_version, consented_at)
    values (
      ${number}, ${bidId}, ${role},
      ${consented ? CONSENT_VERSION : null}, ${consented ? new Date() : null}
    )
    returning id`;
  return { id: user.id, phone: number, bidId, role };
}

/** A square district around a point, about 2 km wide, caring for these ZIP codes. */
export async function addDistrict(
  sql: Sql,
  { slug, latitude, longitude, zips = [] }: {
    slug: string;
    latitude: number;
    longitude: number;
    zips?: string[];
  },
): Promise<{ id: string; slug: string }> {
  const corner = (y: number, x: number) => [longitude + x * 0.01, latitude + y * 0.01];
  const ring = [corner(-1, -1), corner(-1, 1), corner(1, 1), corner(1, -1), corner(-1, -1)];
  const boundary = { type: "Polygon", coordinates: [ring] };
  const [bid] = await sql<[{ id: string }]>`
    insert into bids (slug, name, time_zone, boundary)
    values (${slug}, ${`${slug} BID`}, 'America/New_York', ${sql.json(boundary)})
    returning id`;
  for (const zip of zips) await sql`insert into bid_zips (bid_id, zip) values (${bid.id}, ${zip})`;
  return { id: bid.id, slug };
}

/** Knee-deep in Red Hook, reported as it happened; with a point where `location` is given. */
export async function addReport(
  sql: Sql,
  { userId = null, bidId = null, zip = "11231", location, depth = "knee", happenedAt, createdAt }: {
    userId?: string | null;
    bidId?: string | null;
    zip?: string;
    location?: { latitude: number; longitude: number };
    depth?: string;
    happenedAt: Date | string;
    createdAt?: Date | string;
  },
): Promise<string> {
  const [report] = await sql<[{ id: string }]>`
    insert into reports
      (user_id, bid_id, zip, latitude, longitude, depth, happened_at, created_at)
    values (
      ${userId}, ${bidId}, ${zip}, ${location?.latitude ?? null}, ${location?.longitude ?? null},
      ${depth}, ${happenedAt}, ${createdAt ?? happenedAt}
    )
    returning id`;
  return report.id;
}

/** A cell of the weather model, which these ZIP codes then lie in. Returns its id. */
export async function addCell(
  sql: Sql,
  zips: string[],
  { latitude = 40.68, longitude = -74.01 } = {},
): Promise<string> {
  const [{ id }] = await sql<[{ id: string }]>`
    insert into cells (latitude, longitude) values (${latitude}, ${longitude}) returning id::text`;
  await sql`update zips set cell_id = ${id} where zip = any(${zips})`;
  return id;
}

/** A cell's rain, by the end of each quarter hour: `{ "2026-11-22T16:45Z": 1.2 }`. */
export async function addRain(
  sql: Sql,
  cellId: string,
  rain: Record<string, number>,
  readAt: string,
): Promise<void> {
  const readings = Object.entries(rain).map(([at, mm]) => {
    const begins = Date.parse(at) - STEP_MS;
    const day = new Date(begins).toISOString().slice(0, 10);
    return { day, n: begins % DAY_MS / STEP_MS, mm };
  });
  for (const [day, ofDay] of Map.groupBy(readings, (reading) => reading.day)) {
    const hundredths = new Array<number | null>(96).fill(null);
    for (const { n, mm } of ofDay) hundredths[n] = Math.round(mm * 100);
    await sql`
      insert into rain_days (cell_id, day, mm, read_at)
      values (${cellId}, ${day}, ${hundredths}::smallint[], ${readAt})`;
  }
}

/** Red Hook in Brooklyn, ZIP code 11231. */
export const RED_HOOK = { slug: "red-hook", latitude: 40.677, longitude: -74.009, zips: ["11231"] };
/** Hoboken, ZIP code 07030. */
export const HOBOKEN = { slug: "hoboken", latitude: 40.744, longitude: -74.032, zips: ["07030"] };

/** Of a screen on a wall. Returns the link's id. */
export async function addWallLink(sql: Sql, bidId: string, token: string): Promise<string> {
  const [link] = await sql<[{ id: string }]>`
    insert into wall_links (bid_id, token_hash, name, made_at)
    values (${bidId}, ${hashToken(token)}, ${token}, now())
    returning id`;
  return link.id;
}

/** To all of a district's list. Returns the link's id. */
export async function addListLink(sql: Sql, bidId: string, token: string): Promise<string> {
  const [link] = await sql<[{ id: string }]>`
    insert into list_links (bid_id, token_hash, name, filter, made_at)
    values (${bidId}, ${hashToken(token)}, ${token}, '', now())
    returning id`;
  return link.id;
}

/** Of a district. Returns its id. */
export async function addKey(
  sql: Sql,
  bidId: string,
  { key, scope = "read" }: { key: string; scope?: KeyScope },
): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    insert into district_keys (bid_id, key_hash, name, scope, made_at)
    values (${bidId}, ${hashToken(key)}, ${key}, ${scope}, now())
    returning id`;
  return row.id;
}

/** A public link of a storm's after-storm report. Returns its id. */
export async function addAfterLink(
  sql: Sql,
  { bidId, stormId, token }: { bidId: string; stormId: string; token: string },
): Promise<string> {
  const [link] = await sql<[{ id: string }]>`
    insert into after_links (bid_id, token_hash, name, storm_id, made_at)
    values (${bidId}, ${hashToken(token)}, ${token}, ${stormId}, now())
    returning id`;
  return link.id;
}

/** An after-storm report that was ordered as a file. Returns the order's id. */
export async function addAfterFile(sql: Sql, bidId: string, title: string): Promise<string> {
  const [file] = await sql<[{ id: string }]>`
    insert into after_files
      (bid_id, audience, title, asked, since, until, ordered_at, made_at, reading_key,
       reading_bytes, archive_key, archive_bytes)
    values (${bidId}, 'staff', ${title}, '{}', now(), now(), now(), now(),
      ${`media/kept/${title} reading`}, 9, ${`media/kept/${title} archive`}, 9)
    returning id`;
  return file.id;
}
