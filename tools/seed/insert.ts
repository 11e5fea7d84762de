// Many rows in one statement.
import type { Query } from "shared/server/database.ts";

/** Rows as objects in camelCase; each has the fields of the first. */
export async function insertAll<Row extends object>(
  sql: Query,
  table: string,
  rows: Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const names = columns.map((column) => column.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`));
  // Through text: the driver would make a JSON string of a string.
  const json = JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(names.map((name, i) => [name, row[columns[i] as keyof Row]]))
    ),
  );
  const list = sql.unsafe(names.join(", "));
  await sql`
    insert into ${sql(table)} (${list})
    select ${list} from jsonb_populate_recordset(null::${sql(table)}, ${json}::text::jsonb)`;
}
