// What the model says of the sky at a moment: rain that has fallen as it fell, rain to come as it is
// foreseen just then. Pure.
import type { Point } from "shared/geo/earth.ts";
import { cellCentre, distanceKm } from "../sandbox/open_meteo/grid.ts";
import type { ScriptedStorm, Shower } from "./storm.ts";

const MINUTE_MS = 60_000;
export const QUARTER_MS = 15 * MINUTE_MS;

/** One cell of the model's grid that somebody of the storm lives in. */
export interface SkyCell extends Point {
  zips: string[];
}

/** The cells of a storm's ZIP codes, from north to south. */
export function cellsOf({ places }: Pick<ScriptedStorm, "places">): SkyCell[] {
  const cells = new Map<string, SkyCell>();
  for (const [zip, point] of places) {
    const centre = cellCentre(point);
    const key = `${centre.latitude} ${centre.longitude}`;
    const known = cells.get(key);
    if (known) known.zips.push(zip);
    else cells.set(key, { ...centre, zips: [zip] });
  }
  return [...cells.values()].sort((a, b) => b.latitude - a.latitude || a.longitude - b.longitude);
}

/**
 * Millimetres in the 15 minutes that end at `end`, as known at `now`: without `now`, as they fell.
 * Under several showers the wettest counts.
 */
export function mmAt(
  storm: Pick<ScriptedStorm, "rain">,
  cell: SkyCell,
  end: number,
  now = Infinity,
): number {
  const falling = storm.rain.filter((shower) => fallsOn(shower, cell));
  return Math.max(0, ...falling.map((shower) => mmOf(shower, end, now)));
}

function fallsOn({ over }: Shower, cell: SkyCell): boolean {
  if ("zips" in over) return over.zips.some((zip) => cell.zips.includes(zip));
  const [latitude, longitude] = over.centre;
  return distanceKm({ latitude, longitude }, cell) <= over.radiusKm;
}

function mmOf(shower: Shower, end: number, now: number): number {
  if (end <= now) return seriesAt(shower, end);
  const { forecast } = shower;
  switch (forecast.kind) {
    case "right":
      return seriesAt(shower, end);
    case "factors": {
      const minutes = (end - now) / MINUTE_MS;
      const { times } = forecast.factors.find((each) => minutes <= each.upToMinutes) ??
        forecast.factors.at(-1)!;
      return seriesAt(shower, end) * times;
    }
    case "runs": {
      const run = forecast.runs.findLast(({ at }) => at.getTime() <= now);
      return run ? seriesAt(run, end) : 0;
    }
  }
}

function seriesAt({ from, mm }: { from: Date; mm: number[] }, end: number): number {
  return mm[(end - from.getTime()) / QUARTER_MS - 1] ?? 0;
}

/** The wettest 15 minutes as they fell, the first of equals; undefined where it stayed dry. */
export function wettestQuarter(
  storm: Pick<ScriptedStorm, "rain" | "startsAt" | "endsAt">,
  cell: SkyCell,
): { mm: number; at: Date } | undefined {
  let wettest: { mm: number; at: Date } | undefined;
  for (const end of quarters(storm.startsAt, storm.endsAt)) {
    const mm = mmAt(storm, cell, end);
    if (mm > (wettest?.mm ?? 0)) wettest = { mm, at: new Date(end) };
  }
  return wettest;
}

/** The ends of the quarters of an hour after `from` and not after `to`. */
export function quarters(from: Date, to: Date): number[] {
  const first = Math.floor(from.getTime() / QUARTER_MS) * QUARTER_MS + QUARTER_MS;
  const count = Math.max(0, Math.floor((to.getTime() - first) / QUARTER_MS) + 1);
  return Array.from({ length: count }, (_, i) => first + i * QUARTER_MS);
}
