// The zones and counties that warnings name: their areas, asked for once and kept, and which ZIP codes lie in
// them. A zone that is not to be had leaves the others.
import pMap from "p-map";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { areaOf, type WarnedArea } from "../geometry.ts";
import type { WeatherService } from "../nws.ts";
import { hasNoticeablePart } from "./part.ts";
import { simplify } from "./simplify.ts";
import { keepZone, listDiscs, listWanted, noteFailure } from "./sql.ts";

const log = getLogger(["worker", "warnings", "zones"]);

/** The Weather Service changes some twice a year (spring and autumn), and says so months before. */
const LEARNED_DAYS = 30;
/** A hurricane's watch names 60 and more. Those left over are asked for five minutes later. */
const MOST_AT_ONCE = 120;
/** The service does not tell its limits; its maintainers ask for few at a time [weather-gov/api#85]. */
const CONCURRENCY = 4;
/** What has a polygon must not wait for long. */
const WITHIN_MS = 20_000;
/** So many failures are the service's, and not a zone's. */
const MOST_FAILURES = 4;
const AGAIN_MINUTES = 15;
const AGAIN_MOST_MINUTES = 24 * 60;
/** The North Slope of Alaska is 27 degrees wide. */
const MOST_DEGREES = 60;

/** Asks for what warnings in force name and nobody knows yet, or knew long ago. */
export async function learnZones(
  sql: Sql,
  weatherService: WeatherService,
  now: Date,
): Promise<void> {
  const learnedBefore = new Date(now.getTime() - LEARNED_DAYS * 24 * 3600_000);
  const wanted = await listWanted(sql, { now, learnedBefore, most: MOST_AT_ONCE });
  const signal = AbortSignal.timeout(WITHIN_MS);
  let failures = 0;
  await pMap(wanted, async (id) => {
    if (signal.aborted || failures >= MOST_FAILURES) return;
    try {
      await learn(sql, id, await weatherService.getZone(id, signal), now);
    } catch (error) {
      if (signal.aborted) return;
      // That there is none says nothing of the service.
      const failure = (error as Error).message;
      if (!failure.endsWith("404")) failures++;
      await noteFailure(sql, { id, failure }, {
        now,
        minutes: AGAIN_MINUTES,
        mostMinutes: AGAIN_MOST_MINUTES,
      });
      log.debug("a zone is not to be had", { id, failure });
    }
  }, { concurrency: CONCURRENCY });
}

/** @throws where it has no area */
async function learn(
  sql: Sql,
  id: string,
  { name, geometry }: Awaited<ReturnType<WeatherService["getZone"]>>,
  now: Date,
): Promise<void> {
  const drawn = areaOf(geometry, MOST_DEGREES);
  if (!drawn) throw new Error("no area can be read");
  const area = simplifyArea(drawn);
  const discs = await listDiscs(sql, boundsOf(area));
  const zips = discs.filter((disc) => hasNoticeablePart(area, disc)).map(({ zip }) => zip);
  await sql.begin((tx) => keepZone(tx, { id, name, area, zips }, now));
}

function simplifyArea(area: WarnedArea): WarnedArea {
  return area.type === "Polygon"
    ? { ...area, coordinates: area.coordinates.map(simplify) }
    : { ...area, coordinates: area.coordinates.map((rings) => rings.map(simplify)) };
}

function boundsOf({ type, coordinates }: WarnedArea) {
  const corners = type === "Polygon" ? coordinates.flat() : coordinates.flat(2);
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [longitude, latitude] of corners) {
    bounds.west = Math.min(bounds.west, longitude);
    bounds.east = Math.max(bounds.east, longitude);
    bounds.south = Math.min(bounds.south, latitude);
    bounds.north = Math.max(bounds.north, latitude);
  }
  return bounds;
}
