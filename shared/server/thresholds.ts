// The thresholds in force over a ZIP code: the most careful of its districts', or FloodLine's own.
import { mostCareful, type OwnThresholds, type Thresholds } from "shared/storms/thresholds.ts";
import type { Query } from "./database.ts";

export async function findThresholds(sql: Query, zip: string): Promise<Thresholds> {
  const districts = await sql<OwnThresholds[]>`
    select name, lead_minutes, levels, softer from zip_thresholds
    where zip = ${zip} order by name, bid_id`;
  return mostCareful(districts);
}

/**
 * Of each ZIP code in a district; over the others FloodLine's own are in force.
 *
 * @param zips absent: of all there are
 */
export async function listThresholds(
  sql: Query,
  zips?: string[],
): Promise<Map<string, Thresholds>> {
  const rows = await sql<(OwnThresholds & { zip: string })[]>`
    select zip, name, lead_minutes, levels, softer from zip_thresholds
    where ${zips ? sql`zip = any(${zips}::text[])` : sql`true`}
    order by name, bid_id`;
  const byZip = Map.groupBy(rows, ({ zip }) => zip);
  return new Map([...byZip].map(([zip, districts]) => [zip, mostCareful(districts)]));
}
