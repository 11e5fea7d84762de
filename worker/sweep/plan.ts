// Which ZIP codes a sweep looks at, and how few places it must ask the weather for.
import type { Sql } from "shared/server/database.ts";
import { listPlannedZips, type PlannedZip } from "./sql.ts";

export interface Plan {
  zips: PlannedZip[];
  asks: Ask[];
}

/** One place to ask the weather for: a known cell at its centre, or a ZIP code yet to be placed. */
export interface Ask {
  latitude: number;
  longitude: number;
  cellId: string | null;
  zips: PlannedZip[];
}

export async function makePlan(sql: Sql): Promise<Plan> {
  const zips = await listPlannedZips(sql);
  return { zips, asks: groupByCell(zips) };
}

/** Neighbours share a cell and its rain: asked for once, whatever their number. */
export function groupByCell(zips: PlannedZip[]): Ask[] {
  const asks = new Map<string, Ask>();
  for (const zip of zips) {
    const { latitude, longitude } = zip.cell ?? zip;
    const key = zip.cell?.id ?? `zip ${zip.zip}`;
    const known = asks.get(key);
    if (known) known.zips.push(zip);
    else asks.set(key, { latitude, longitude, cellId: zip.cell?.id ?? null, zips: [zip] });
  }
  return [...asks.values()];
}
