import type { PendingQuery } from "postgres";

/** Few: what is alive while memory is swept stays for long, and of a million rows that adds up. */
const ROWS_AT_ONCE = 200;

/** Of one row its cells, in the order of its file's columns. */
export type RowCells = (string | number | boolean | null)[];

/**
 * By a cursor of their own, from one look at the database: however many they are, and however slowly they are taken.
 * In a transaction, which must last until the last is read.
 *
 * @param query of `cells`, a JSON array as text: that costs the driver least
 */
export async function* readInPieces(
  query: PendingQuery<{ cells: string }[]>,
): AsyncGenerator<RowCells[]> {
  for await (const some of query.cursor(ROWS_AT_ONCE)) {
    yield JSON.parse(`[${some.map(({ cells }) => cells).join(",")}]`);
  }
}
