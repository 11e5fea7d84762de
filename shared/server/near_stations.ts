// The tide stations that may speak for some ZIP codes, the nearest first.
import type { Query } from "./database.ts";

/** Further away the water is another's, as a rule. */
const NEAR_METRES = 40_000;
const MOST = 5;

interface NearStation {
  id: string;
  name: string;
  state: string | null;
  /** From the nearest of the ZIP codes' middles. */
  metres: number;
  /** Metres above mean lower low water. */
  levels: { minor: number };
}

/** @param chosenId is among them wherever it lies */
export async function nearStations(
  sql: Query,
  zips: string[],
  chosenId: string | null = null,
): Promise<NearStation[]> {
  const rows = await sql<(Omit<NearStation, "levels"> & { minor: number })[]>`
    select id, name, state, metres, minor
    from (
      select s.id, s.name, s.state, s.minor, min(earth_distance(
        ll_to_earth(z.latitude, z.longitude), ll_to_earth(s.latitude, s.longitude)
      )) as metres
      from stations s cross join zips z
      where z.zip = any(${zips}::text[])
      group by s.id
    ) near
    where metres <= ${NEAR_METRES} or id = ${chosenId}
    order by id is distinct from ${chosenId}, metres limit ${MOST}`;
  return rows.toSorted((a, b) => a.metres - b.metres).map(({ minor, ...station }) => ({
    ...station,
    levels: { minor: minor / 1000 },
  }));
}
