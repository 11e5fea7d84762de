// A storm's residents and districts, put into the database as if they had signed up.
import { CONSENT_VERSION } from "shared/consent.ts";
import type { Sql } from "shared/server/database.ts";
import { LEVELS } from "shared/levels.ts";
import type { Group, ScriptedSea, ScriptedStorm } from "./storm.ts";

/** New York's, New Jersey's and Connecticut's. */
const AREA_CODES = [
  ...["718", "347", "917", "929", "646", "212", "332", "516", "631", "914", "845", "838", "934"],
  ...["201", "551", "609", "640", "732", "848", "856", "862", "908", "973"],
  ...["203", "475", "860", "959", "518", "607", "585"],
];

/** 555-0100 to 555-0199 are given to nobody; a hundred an area code. */
function fictionalPhone(n: number): string {
  const areaCode = AREA_CODES[Math.floor(n / 100)];
  if (!areaCode) throw new Error(`There are no more than ${AREA_CODES.length * 100} such numbers`);
  return `+1${areaCode}55501${String(n % 100).padStart(2, "0")}`;
}

/** Returns who is who, by user id. */
export async function signUp(
  sql: Sql,
  { residents, startsAt }: Pick<ScriptedStorm, "residents" | "startsAt">,
): Promise<Map<string, Group>> {
  const everyone = residents.flatMap((group) => Array.from({ length: group.count }, () => group));
  const column = <T>(of: (group: Group) => T) => everyone.map(of);
  const users = await sql<{ id: string; n: number }[]>`
    with resident as (
      select * from unnest(
        ${everyone.map((_, n) => fictionalPhone(n))}::text[],
        ${column((r) => r.language)}::text[],
        ${column((r) => r.quietHours?.from ?? null)}::smallint[],
        ${column((r) => r.quietHours?.to ?? null)}::smallint[],
        ${column((r) => String(r.wakesForFlood))}::text[]::boolean[],
        ${column((r) => r.pausedUntil?.toISOString() ?? null)}::timestamptz[],
        ${column((r) => String(r.wantsTides))}::text[]::boolean[]
      ) with ordinality
        as r (phone, language, quiet_from, quiet_to, wakes_for_flood, paused_until, wants_tides, n)
    ), signed_up as (
      insert into users
        (phone, consent_version, consented_at, created_at, language, quiet_from, quiet_to,
         wakes_for_flood, paused_until, wants_tides)
      select phone, ${CONSENT_VERSION}, ${startsAt}, ${startsAt}, language, quiet_from, quiet_to,
        wakes_for_flood, paused_until, wants_tides
      from resident
      returning id, phone
    )
    select id, n::int from signed_up join resident using (phone) order by n`;
  const places = users.flatMap(({ id }, n) => {
    const { zip, alsoZips = [], level } = everyone[n]!;
    return [...new Set([zip, ...alsoZips])].map((zip) => ({ id, zip, level }));
  });
  await sql`
    insert into places (user_id, zip, level, created_at)
    select id, zip, level, ${startsAt}
    from unnest(
      ${places.map(({ id }) => id)}::uuid[], ${places.map(({ zip }) => zip)}::text[],
      ${places.map(({ level }) => level)}::level[]
    ) as place (id, zip, level)`;
  return new Map(users.map(({ id }, n) => [id, everyone[n]!]));
}

/** The gauge speaks for its ZIP codes from the start, as if an operator had chosen it. */
export async function chooseGauge(
  sql: Sql,
  { station, zips }: ScriptedSea,
  now: Date,
): Promise<void> {
  await sql`
    insert into zip_stations (zip, station_id, chosen_at)
    select zip, ${station.id}, ${now} from unnest(${zips}::text[]) as zip`;
}

export async function foundDistricts(
  sql: Sql,
  { districts, places, timeZone }: Pick<ScriptedStorm, "districts" | "places" | "timeZone">,
): Promise<void> {
  for (const [n, { name, zips, levels, leadMinutes = null }] of districts.entries()) {
    const { latitude, longitude } = places.get(zips[0]!)!;
    const corner = (y: number, x: number) => [longitude + x * 0.01, latitude + y * 0.01];
    const ring = [corner(-1, -1), corner(-1, 1), corner(1, 1), corner(1, -1), corner(-1, -1)];
    const boundary = JSON.stringify({ type: "Polygon", coordinates: [ring] });
    const [bid] = await sql<[{ id: string }]>`
      insert into bids (slug, name, time_zone, boundary, lead_minutes)
      values (
        ${`district-${n + 1}`}, ${name}, ${timeZone}, ${boundary}::text::jsonb, ${leadMinutes}
      )
      returning id`;
    await sql`
      insert into bid_zips (bid_id, zip) select ${bid.id}, zip from unnest(${zips}::text[]) as zip`;
    for (const level of LEVELS) {
      const threshold = levels[level];
      if (!threshold) continue;
      await sql`
        insert into bid_levels (bid_id, level, quarter_mm, hour_mm)
        values (
          ${bid.id}, ${level}, ${threshold.mmPer15Min}, ${threshold.mmPerHour ?? null}
        )`;
    }
  }
}
