// The clocks of weather stations: local standard time all the year, an hour behind the wall's in summer.
import findTimeZone from "@photostructure/tz-lookup";
import type { Point } from "shared/geo/earth.ts";
import { offsetAt } from "../../web/lib/local_time.ts";

/**
 * How far a station's clock is ahead of UTC, in milliseconds. Standard time is the lesser of the two.
 *
 * @param place undefined: where it is not known the zone given is taken
 */
export function standardOffset(place: Point | undefined, timeZone: string, year: number): number {
  const zone = place ? findTimeZone(place.latitude, place.longitude) : timeZone;
  return Math.min(offsetAt(Date.UTC(year, 0, 1), zone), offsetAt(Date.UTC(year, 6, 1), zone));
}

/** Of each year once: a formatter of dates costs as much as reading a line. */
export function standardOffsets(
  place: Point | undefined,
  timeZone: string,
): (year: number) => number {
  const known = new Map<number, number>();
  return (year) => {
    const offset = known.get(year) ?? standardOffset(place, timeZone, year);
    known.set(year, offset);
    return offset;
  };
}
