// Keeps what the weather said: cells learned from the answers, and their rain.
import type { Sql } from "shared/server/database.ts";
import type { Point } from "./open_meteo.ts";
import { timeOf } from "shared/storms/rain.ts";
import { placeZips, upsertCells, upsertReadings } from "./sql.ts";
import type { Answered } from "./weather.ts";

/** Bounds the size of one statement: 500 cells are 16,000 readings. */
const CELLS_PER_STATEMENT = 500;

export async function keepReadings(sql: Sql, answers: Answered[], now: Date): Promise<void> {
  const byCell = await learnCells(sql, answers);
  const cells = [...byCell];
  for (let i = 0; i < cells.length; i += CELLS_PER_STATEMENT) {
    const chunk = cells.slice(i, i + CELLS_PER_STATEMENT);
    await upsertReadings(sql, {
      cellIds: chunk.flatMap(([id, { rain }]) => rain.mm.map(() => id)),
      times: chunk.flatMap(([, { rain }]) =>
        rain.mm.map((_, n) => new Date(timeOf(rain, n)).toISOString())
      ),
      mm: chunk.flatMap(([, { rain }]) => rain.mm),
    }, now);
  }
}

/** One answer a cell: ZIP codes asked for by their own point may turn out to share one. */
async function learnCells(sql: Sql, answers: Answered[]): Promise<Map<string, Answered>> {
  const unplaced = answers.filter((answer) => answer.cellId === null);
  const cells = unplaced.length === 0 ? [] : await upsertCells(sql, unplaced.map((a) => a.cell));
  const ids = new Map(cells.map((cell) => [key(cell), cell.id]));
  const idOf = (answer: Answered) => answer.cellId ?? ids.get(key(answer.cell))!;
  if (unplaced.length > 0) {
    await placeZips(
      sql,
      unplaced.flatMap((answer) => answer.zips.map(({ zip }) => ({ zip, cellId: idOf(answer) }))),
    );
  }
  return new Map(answers.map((answer) => [idOf(answer), answer]));
}

function key({ latitude, longitude }: Point): string {
  return `${latitude} ${longitude}`;
}
