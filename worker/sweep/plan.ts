// Which ZIP codes a sweep looks at, and how few places it must ask the weather for.
import type { Sql } from "shared/server/database.ts";
import { listPlannedZips, type PlannedZip } from "./sql.ts";

export interface Plan {
  zips: PlannedZip[];
  /** Most urgent first. */
  asks: Ask[];
  /** ZIP codes of cells whose forecast is dry for hours yet: decided without asking. */
  resting: PlannedZip[];
}

/** One place to ask the weather for: a known cell at its centre, or a ZIP code yet to be placed. */
export interface Ask {
  latitude: number;
  longitude: number;
  cellId: string | null;
  zips: PlannedZip[];
  urgency: Urgency;
}

/** A storm is open; rain is ahead, or nothing is known; the last forecast was dry. */
const URGENCIES = ["storm", "wet", "dry"] as const;
export type Urgency = (typeof URGENCIES)[number];

export async function makePlan(sql: Sql, now: Date): Promise<Plan> {
  return planFor(await listPlannedZips(sql), now);
}

/** Neighbours share a cell and its rain: asked for once, whatever their number. */
export function planFor(zips: PlannedZip[], now: Date): Plan {
  const groups = Map.groupBy(zips, (zip) => zip.cell?.id ?? `zip ${zip.zip}`);
  const asks: (Ask & { askedAt: number })[] = [];
  const resting: PlannedZip[] = [];
  for (const group of groups.values()) {
    const urgency = urgencyOf(group);
    if (urgency !== "storm" && rests(group, now)) {
      resting.push(...group);
      continue;
    }
    const { cell, latitude, longitude } = group[0]!;
    asks.push({
      latitude: cell?.latitude ?? latitude,
      longitude: cell?.longitude ?? longitude,
      cellId: cell?.id ?? null,
      zips: group,
      urgency,
      askedAt: cell?.askedAt?.getTime() ?? 0,
    });
  }
  const rank = ({ urgency }: Ask) => URGENCIES.indexOf(urgency);
  asks.sort((a, b) => rank(a) - rank(b) || a.askedAt - b.askedAt);
  return { zips, asks, resting };
}

function urgencyOf(zips: PlannedZip[]): Urgency {
  if (zips.some((zip) => zip.episode)) return "storm";
  const { askedAt = null, askAfter = null } = zips[0]!.cell ?? {};
  return askedAt && askAfter && askAfter > askedAt ? "dry" : "wet";
}

function rests([zip]: PlannedZip[], now: Date): boolean {
  const askAfter = zip!.cell?.askAfter;
  return !!askAfter && askAfter > now;
}
