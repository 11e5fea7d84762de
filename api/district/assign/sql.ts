import type { Colleague } from "shared/api/district/acts.ts";
import type { Query } from "shared/server/database.ts";

/** Of the district that the transaction is of: who may work on reports. */
export async function listColleagues(sql: Query): Promise<Colleague[]> {
  const rows = await sql<Colleague[]>`
    select id, name, ending from own_staff where role in ('crew', 'manager') order by name, ending`;
  return [...rows];
}
