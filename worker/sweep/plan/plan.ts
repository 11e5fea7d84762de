// Which ZIP codes a sweep looks at, and how few places it must ask the weather for.
import type { Sql } from "shared/server/database.ts";
import { type Ask, URGENCIES, type Urgency } from "../../weather/ask.ts";
import { mayLieIn } from "../../weather/match.ts";
import { LEVELS } from "shared/levels.ts";
import { natureOf } from "shared/storms/dangers.ts";
import {
  listPlannedZips,
  listSetAside,
  listZipsByStorms,
  type OpenEpisode,
  type PlannedZip,
} from "./planned_zips.ts";

/** Places that spoil the answers of others are a request each. */
const MOST_ALONE = 20;

export interface Plan {
  zips: PlannedZip[];
  /** Most urgent first. */
  asks: Ask[];
  /** ZIP codes of cells whose forecast is dry for hours yet: decided without asking. */
  resting: PlannedZip[];
  /** ZIP codes that spoiled the answers of others lately: not asked for yet. */
  setAside: PlannedZip[];
}

export async function makePlan(sql: Sql, now: Date): Promise<Plan> {
  const [zips, setAside] = [await listPlannedZips(sql), await listSetAside(sql)];
  return planFor(zips, now, setAside);
}

/** Of what is near alone, and of the cells that others share with it. */
export async function makeNearPlan(sql: Sql, now: Date): Promise<Plan> {
  const [zips, setAside] = [await listZipsByStorms(sql, now), await listSetAside(sql)];
  const near = groupsOf(zips.map(withPossibleCell)).filter((group) => isNear(group, now)).flat();
  return planFor(near, now, setAside);
}

/**
 * A storm of the sky is open, or rain is near. A river that rises for days, and the sea, are told by the
 * Weather Service: the rain there is looked at in each sweep.
 */
export function isNear(group: PlannedZip[], now: Date): boolean {
  return group.some(({ cell, episode }) =>
    cell?.nearFrom && cell.nearFrom <= now || episode && !isWithoutSky(episode)
  );
}

function isWithoutSky({ told }: OpenEpisode): boolean {
  return told.length > 0 && told.every(({ kind }) => natureOf(kind) !== "sky");
}

/**
 * Neighbours share a cell and its rain: asked for once, whatever their number. `setAside`: until when
 * ZIP codes are that spoiled the answers of others.
 */
export function planFor(
  planned: PlannedZip[],
  now: Date,
  setAside: Map<string, Date> = new Map(),
): Plan {
  const zips = planned.map(withPossibleCell);
  const asks: (Ask & { askedAt: number; level: number })[] = [];
  const resting: PlannedZip[] = [];
  const aside: PlannedZip[] = [];
  let alone = 0;
  for (const group of groupsOf(zips)) {
    const spoiled = group.map(({ zip }) => setAside.get(zip)).filter((at) => at !== undefined);
    if (spoiled.length > 0 && (spoiled.some((at) => at > now) || ++alone > MOST_ALONE)) {
      aside.push(...group);
      continue;
    }
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
      zips: group.map(({ zip }) => zip),
      urgency,
      ...spoiled.length > 0 && { isAlone: true },
      askedAt: cell?.askedAt?.getTime() ?? 0,
      level: worstOf(group),
    });
  }
  const rank = ({ urgency }: Ask) => URGENCIES.indexOf(urgency);
  asks.sort((a, b) => rank(a) - rank(b) || b.level - a.level || a.askedAt - b.askedAt);
  return { zips, asks, resting, setAside: aside };
}

/** Those that share a cell, each group once. */
function groupsOf(zips: PlannedZip[]): PlannedZip[][] {
  return [...Map.groupBy(zips, (zip) => zip.cell?.id ?? `zip ${zip.zip}`).values()];
}

/** The worst open storm's level, by its number; -1: none is open. */
function worstOf(group: PlannedZip[]): number {
  return Math.max(...group.map(({ episode }) => episode ? LEVELS.indexOf(episode.level) : -1));
}

/** A cell too far away was answered by mistake: the ZIP code is asked for by its own point, anew. */
function withPossibleCell(zip: PlannedZip): PlannedZip {
  return !zip.cell || mayLieIn(zip, zip.cell) ? zip : { ...zip, cell: null };
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
