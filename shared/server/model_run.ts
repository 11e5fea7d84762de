// The run of the weather model that a ZIP code's forecast comes from, as far as it is known.
import type { Fragment } from "postgres";
import { CONTIGUOUS } from "../geo/contiguous.ts";
import type { Query } from "./database.ts";

/**
 * As ISO text, of the row of `zips` by that name. Null outside of the contiguous United States: HRRR's
 * run is asked alone, and an old one must not make the forecast of Hawaii, by another model, old; nor may
 * a new one vouch for it. There the age of the last check decides.
 */
export function modelRunAt(sql: Query, zips: Fragment): Fragment {
  const { south, north, west, east } = CONTIGUOUS;
  return sql`case
    when ${zips}.latitude between ${south}::float8 and ${north}::float8
      and ${zips}.longitude between ${west}::float8 and ${east}::float8
    then (select detail ->> 'runAt' from conditions where name = 'modelRun')
  end`;
}
