// Which official flood warnings are in force, and over which ZIP codes.
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import type { Warning } from "shared/storms/decide.ts";
import type { Area, WeatherService } from "./nws.ts";
import type { Point } from "../weather/open_meteo.ts";
import { listWarnings, replaceWarnings, type StoredWarning } from "./sql.ts";

const log = getLogger(["worker", "warnings"]);

export interface Warnings {
  /** Null where the Weather Service did not answer: then `find` knows what it said last. */
  heard: number | null;
  /** The warning in force over a point that lasts longest. */
  find(point: Point): Warning | undefined;
}

/** Asks once; without an answer what was heard before holds until its own end, and rain decides. */
export async function hearWarnings(
  sql: Sql,
  weatherService: WeatherService,
  now: Date,
): Promise<Warnings> {
  const heard = await hear(sql, weatherService, now);
  const areas = (await listWarnings(sql, now)).map(withBounds)
    .sort((a, b) => b.warning.endsAt.getTime() - a.warning.endsAt.getTime());
  return { heard, find: (point) => areas.find((area) => covers(area, point))?.warning };
}

async function hear(
  sql: Sql,
  weatherService: WeatherService,
  now: Date,
): Promise<number | null> {
  let warnings: StoredWarning[];
  try {
    warnings = await weatherService.listFloodWarnings();
  } catch (error) {
    log.error("the Weather Service did not answer", { reason: (error as Error).message });
    return null;
  }
  await sql.begin((tx) => replaceWarnings(tx, warnings, now));
  return warnings.length;
}

interface WarnedArea {
  warning: Warning;
  rings: number[][][];
  west: number;
  east: number;
  south: number;
  north: number;
}

function withBounds({ area, ...warning }: StoredWarning): WarnedArea {
  const { type, coordinates } = area as Area;
  const rings = type === "Polygon" ? coordinates : coordinates.flat();
  const longitudes = rings.flatMap((ring) => ring.map((point) => point[0]!));
  const latitudes = rings.flatMap((ring) => ring.map((point) => point[1]!));
  return {
    warning,
    rings,
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
  };
}

function covers(area: WarnedArea, { latitude, longitude }: Point): boolean {
  if (longitude < area.west || longitude > area.east) return false;
  if (latitude < area.south || latitude > area.north) return false;
  // A line eastward from the point crosses the rings an odd number of times; a hole makes it even.
  let isInside = false;
  for (const ring of area.rings) {
    for (let i = 0; i < ring.length - 1; i++) {
      const [x1, y1] = ring[i] as [number, number];
      const [x2, y2] = ring[i + 1] as [number, number];
      if (y1 > latitude === y2 > latitude) continue;
      if (longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside;
    }
  }
  return isInside;
}
