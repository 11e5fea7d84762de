// Many residents at once, each with a level and a place or two.
import { CONSENT_VERSION } from "shared/consent.ts";
import { LEVELS } from "shared/levels.ts";
import type { Sql } from "shared/server/database.ts";
import type { Random } from "../../ground/random.ts";

/** So many residents for each of the ZIP codes; one in five follows a second. No quiet hours. */
export async function addCrowd(
  sql: Sql,
  { zips, each, now }: { zips: string[]; each: number; now: Date },
  random: Random,
): Promise<void> {
  const places = zips.flatMap((zip) =>
    Array.from({ length: each }, () => ({
      zip,
      level: random.pick(LEVELS),
      second: random.isOneIn(5) ? random.pick(zips.filter((other) => other !== zip)) : null,
    }))
  );
  const [{ known }] = await sql<[{ known: number }]>`select count(*)::int as known from users`;
  await sql`
    with place as materialized (
      select zip, level, second, n, '+1718' || 5550000 + ${known} + n as phone
      from unnest(
        ${places.map((place) => place.zip)}::text[], ${places.map((place) => place.level)}::level[],
        ${places.map((place) => place.second)}::text[]
      ) with ordinality as place (zip, level, second, n)
    ), resident as (
      insert into users (phone, consent_version, consented_at, quiet_from, quiet_to)
      select phone, ${CONSENT_VERSION}, ${now}, null, null from place
      returning id, phone
    )
    insert into places (user_id, zip, level)
    select id, zip, level from resident join place using (phone)
    union all
    select id, second, 'any' from resident join place using (phone) where second is not null`;
}
