// Keeps what the weather said: cells learned from the answers, and their rain.
import type { Sql } from "shared/server/database.ts";
import { STEP_MS } from "shared/storms/rain.ts";
import type { Point } from "./cell.ts";
import type { OpenMeteo } from "./open_meteo.ts";
import { restUntil } from "./rest.ts";
import { noteAsked, placeZips, type RainOfDay, upsertCells, writeRain } from "./sql.ts";
import type { Answered } from "./weather.ts";

const DAY_MS = 24 * 3600_000;
/** Bounds the memory that statements take. */
const PLACES_AT_ONCE = 1_000;

/**
 * Writes answers down while more are on their way: one statement after the other, for two that learn
 * the same cells could wait for each other; each with all that came meanwhile.
 */
export class Keeper {
  #waiting: Answered[] = [];
  #work = Promise.resolve();

  constructor(
    private readonly sql: Sql,
    private readonly openMeteo: OpenMeteo,
    private readonly now: Date,
    private readonly onKept?: (answers: Answered[]) => Promise<void>,
  ) {}

  keep(answers: Answered[]): void {
    this.#waiting.push(...answers);
    this.#work = this.#work.then(() => this.#keepWaiting());
    this.#work.catch(() => {}); // told by `kept`
  }

  /** Once everything is written. */
  async kept(): Promise<void> {
    await this.#work;
  }

  async #keepWaiting(): Promise<void> {
    while (this.#waiting.length > 0) {
      const answers = this.#waiting.splice(0, PLACES_AT_ONCE);
      const byCell = await learnCells(this.sql, answers);
      for (const rain of cutIntoDays(byCell)) await writeRain(this.sql, rain, this.now);
      await this.#noteAsked(byCell);
      await this.onKept?.(answers);
    }
  }

  /** Where a call costs nothing, every cell is asked in every sweep. */
  async #noteAsked(byCell: Map<string, Answered>): Promise<void> {
    if (!this.openMeteo.isMetered) return;
    const asked = [...byCell].map(([cellId, { rain }]) => ({
      cellId,
      askAfter: restUntil(rain, this.now),
    }));
    await noteAsked(this.sql, asked, this.now);
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

/**
 * Answers mostly cover the same hours, which lie in one day or two, without gaps: one statement each.
 */
export function cutIntoDays(answers: Map<string, Pick<Answered, "rain">>): RainOfDay[] {
  const pieces = new Map<string, RainOfDay>();
  for (const [cellId, { rain: { firstAt, mm } }] of answers) {
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
