// Rain made on the page or by a test: where, how hard, from when until when.
import type { Point } from "shared/geo/earth.ts";
import { z } from "zod";
import { zipOr } from "shared/zip.ts";
import { changed, type Downpour, type SandboxState, weatherNow } from "../state/state.ts";
import { findZip } from "../zips.ts";
import { cellCentre, distanceKm } from "./grid.ts";

const Where = {
  zip: z.string().overwrite(zipOr).regex(/^\d{5}$/, "A ZIP code has five digits.").optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
};

export const NewRain = z.strictObject({
  ...Where,
  radiusKm: z.number().positive().max(20_000).default(5),
  mmPerHour: z.number().positive().max(500),
  minutes: z.number().positive().max(7 * 24 * 60),
  startsInMinutes: z.number().min(-7 * 24 * 60).max(7 * 24 * 60).default(0),
});
export type NewRain = z.input<typeof NewRain>;

/** undefined: neither a known ZIP code nor a position. */
export async function makeRain(
  state: SandboxState,
  wanted: z.output<typeof NewRain>,
): Promise<Downpour | undefined> {
  const { zip, radiusKm, mmPerHour, minutes, startsInMinutes } = wanted;
  const place = zip ? await findZip(zip) : undefined;
  const latitude = place?.latitude ?? wanted.latitude;
  const longitude = place?.longitude ?? wanted.longitude;
  if (latitude === undefined || longitude === undefined) return undefined;
  const startsAt = new Date(weatherNow(state).getTime() + startsInMinutes * 60_000);
  const rain: Downpour = {
    id: crypto.randomUUID(),
    ...zip && { zip },
    ...place?.name && { place: place.name },
    latitude,
    longitude,
    radiusKm,
    mmPerHour,
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * 60_000),
  };
  state.rains.push(rain);
  changed(state);
  return rain;
}

/** Without an id, all rain. Returns whether there was any. */
export function stopRain(state: SandboxState, id?: string): boolean {
  const before = state.rains.length;
  state.rains = id ? state.rains.filter((rain) => rain.id !== id) : [];
  changed(state);
  return state.rains.length < before;
}

/** Millimetres that fall on a cell in the 15 minutes BEFORE each of the times. */
export function rainFinder(rains: Downpour[], untils: Date[]): (cell: Point) => number[] {
  const prepared = rains.map((rain) => ({
    rain,
    own: cellCentre(rain),
    mm: untils.map((until) => mmInQuarter(rain, until)),
  }));
  const dry = untils.map(() => 0);
  return (cell) => {
    const falling = prepared.filter(({ rain, own }) => fallsOn(rain, own, cell));
    if (falling.length === 0) return dry;
    return untils.map((_, i) => {
      const total = falling.reduce((sum, { mm }) => sum + mm[i]!, 0);
      return Math.round(total * 100) / 100;
    });
  };
}

function mmInQuarter(rain: Downpour, until: Date): number {
  const start = Math.max(rain.startsAt.getTime(), until.getTime() - QUARTER_MS);
  const end = Math.min(rain.endsAt.getTime(), until.getTime());
  return rain.mmPerHour * Math.max(end - start, 0) / HOUR_MS;
}

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 60 * 60_000;

/** A small shower still wets the cell that it is in. */
function fallsOn(rain: Downpour, own: Point, cell: Point): boolean {
  return distanceKm(rain, cell) <= rain.radiusKm ||
    own.latitude === cell.latitude && own.longitude === cell.longitude;
}
