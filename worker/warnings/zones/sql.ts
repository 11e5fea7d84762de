import { METRES_PER_DEGREE } from "shared/geo/earth.ts";
import type { Query } from "shared/server/database.ts";
import type { Disc } from "../areas.ts";
import type { WarnedArea } from "../geometry.ts";

/**
 * The zones that warnings in force name and that may be asked for now: those never learned first, of these the
 * ones of the worst warnings; then those that are old.
 */
export async function listWanted(
  sql: Query,
  { now, learnedBefore, most }: { now: Date; learnedBefore: Date; most: number },
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select named.id
    from (
      select zone.id, max(w.danger) as danger
      from warnings w cross join unnest(w.zones) as zone (id)
      where is_in_force(w, ${now}) and w.area is null
      group by zone.id
    ) as named
    left join zones z on z.id = named.id
    where (z.id is null or z.ask_after <= ${now})
      and (z.learned_at is null or z.learned_at < ${learnedBefore})
    order by z.learned_at is not null, named.danger desc, named.id
    limit ${most}`;
  return rows.map(({ id }) => id);
}

/** With the ZIP codes that lie in it. */
export async function keepZone(
  sql: Query,
  zone: { id: string; name: string | null; area: WarnedArea; zips: string[] },
  now: Date,
): Promise<void> {
  await sql`
    insert into zones (id, name, area, learned_at, ask_after)
    values (${zone.id}, ${zone.name}, ${JSON.stringify(zone.area)}::text::jsonb, ${now}, ${now})
    on conflict (id) do update set
      name = excluded.name, area = excluded.area, learned_at = excluded.learned_at,
      ask_after = excluded.ask_after, failure = null, failures = 0`;
  await sql`delete from zone_zips where zone_id = ${zone.id} and zip <> all(${zone.zips}::text[])`;
  await sql`
    insert into zone_zips (zone_id, zip)
    select ${zone.id}, zip from unnest(${zone.zips}::text[]) as zip
    on conflict do nothing`;
}

/** What was learned of it before goes on counting. */
export async function noteFailure(
  sql: Query,
  { id, failure }: { id: string; failure: string },
  { now, minutes, mostMinutes }: { now: Date; minutes: number; mostMinutes: number },
): Promise<void> {
  await sql`
    insert into zones as z (id, failure, failures, ask_after)
    values (${id}, ${failure}, 1, ${now}::timestamptz + make_interval(mins => ${minutes}))
    on conflict (id) do update set
      failure = excluded.failure, failures = least(z.failures + 1, 1000),
      ask_after = ${now}::timestamptz
        + make_interval(mins => least(${minutes} * 2 ^ least(z.failures, 16), ${mostMinutes})::int)`;
}

/** The ZIP codes whose discs may reach into these bounds. */
export async function listDiscs(
  sql: Query,
  { west, south, east, north }: Record<"west" | "south" | "east" | "north", number>,
): Promise<(Disc & { zip: string })[]> {
  return await sql<(Disc & { zip: string })[]>`
    select zip, latitude, longitude, reach_of(z) as reach_metres
    from zips z
    where latitude + reach_of(z) / ${METRES_PER_DEGREE} >= ${south}
      and latitude - reach_of(z) / ${METRES_PER_DEGREE} <= ${north}
      and longitude + reach_of(z) / ${METRES_PER_DEGREE} / cosd(latitude) >= ${west}
      and longitude - reach_of(z) / ${METRES_PER_DEGREE} / cosd(latitude) <= ${east}`;
}
