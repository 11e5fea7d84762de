// Keeps what the weather said: cells learned from the answers, and their rain.
import type { Point } from "shared/geo/earth.ts";
import type { Sql } from "shared/server/database.ts";
import { STEP_MS } from "shared/storms/rain.ts";
import { nearFrom } from "./near.ts";
import { restUntil } from "./rest.ts";
import { noteAsked, noteNear, placeZips, type RainOfDay, upsertCells, writeRain } from "./sql.ts";
import type { RainForecast } from "./weather.ts";

const DAY_MS = 24 * 3600_000;

/**
 * One after the other: two that learn the same cells could wait for each other.
 *
 * @param isMetered a place asked for counts or costs: dry cells are not asked in every sweep
 */
export async function keepForecasts(
  sql: Sql,
  forecasts: RainForecast[],
  { isMetered, now }: { isMetered: boolean; now: Date },
): Promise<void> {
  const byCell = await learnCells(sql, forecasts);
  for (const rain of cutIntoDays(byCell)) await writeRain(sql, rain, now);
  const near = [...byCell].map(([cellId, { rain }]) => ({ cellId, from: nearFrom(rain, now) }));
  await noteNear(sql, near, now);
  // Where a call costs nothing, every cell is asked in every sweep.
  if (!isMetered) return;
  const asked = [...byCell].map(([cellId, { rain }]) => ({
    cellId,
    askAfter: restUntil(rain, now),
  }));
  await noteAsked(sql, asked, now);
}

/** One answer a cell: ZIP codes asked for by their own point may turn out to share one. */
async function learnCells(sql: Sql, forecasts: RainForecast[]): Promise<Map<string, RainForecast>> {
  const unplaced = forecasts.filter((forecast) => forecast.cellId === null);
  const cells = unplaced.length === 0 ? [] : await upsertCells(sql, unplaced.map((a) => a.cell));
  const ids = new Map(cells.map((cell) => [key(cell), cell.id]));
  const idOf = ({ cellId, cell }: RainForecast) => cellId ?? ids.get(key(cell))!;
  if (unplaced.length > 0) {
    await placeZips(
      sql,
      unplaced.flatMap((forecast) => forecast.zips.map((zip) => ({ zip, cellId: idOf(forecast) }))),
    );
  }
  return new Map(forecasts.map((forecast) => [idOf(forecast), forecast]));
}

function key({ latitude, longitude }: Point): string {
  return `${latitude} ${longitude}`;
}

/**
 * Answers mostly cover the same hours, which lie in one day or two, without gaps: one statement each.
 */
export function cutIntoDays(forecasts: Map<string, Pick<RainForecast, "rain">>): RainOfDay[] {
  const pieces = new Map<string, RainOfDay>();
  for (const [cellId, { rain: { firstAt, mm } }] of forecasts) {
    for (let start = 0; start < mm.length;) {
      const begins = firstAt + (start - 1) * STEP_MS; // of the quarter hour that `firstAt` ends
      const day = new Date(begins).toISOString().slice(0, 10);
      const first = (begins % DAY_MS) / STEP_MS + 1;
      const end = Math.min(mm.length, start + DAY_MS / STEP_MS - first + 1);
      const hasGaps = mm.includes(null);
      const id = `${day} ${first} ${end - start} ${hasGaps}`;
      const piece = pieces.get(id) ??
        { day, first, count: end - start, cellIds: [], mm: [], hasGaps };
      pieces.set(id, piece);
      piece.cellIds.push(cellId);
      for (let i = start; i < end; i++) piece.mm.push(mm[i]!);
      start = end;
    }
  }
  return [...pieces.values()];
}
