// Whether a database holds, row for row, what a backup says.
import type { Sql } from "shared/server/database.ts";
import type { End, Manifest } from "shared/server/backup/format.ts";
import { readRows } from "shared/server/backup/snapshot.ts";

/** Tables that differ. Right after loading: rows lie in the order in which they came. */
export async function compareTables(
  tx: Sql,
  { tables }: Manifest,
  end: End,
): Promise<string[]> {
  const unlike: string[] = [];
  for (const table of tables) {
    const { rows, sum } = readRows(tx, table);
    for await (const _row of rows);
    const [found, written] = [sum(), end.tables[table.name]];
    if (found.rows !== written?.rows || found.sha256 !== written.sha256) unlike.push(table.name);
  }
  return unlike;
}
