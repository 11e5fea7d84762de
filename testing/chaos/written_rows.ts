// What a database says, without what is different each time: ids, times, tokens, the numbers of test people.
// Two of the same doings say the same.
import type { Sql } from "shared/server/database.ts";

/** By table: its rows as text, in order. */
export type WrittenRows = Record<string, string[]>;

/** Open boards are told to look again: twice rather than never. */
const HINTS = ["district_events"];
/** Of how much was asked, and by which session when: not of what was done. */
const ASIDE = new Set(["used_limits", "schema_migrations"]);
const ALIKE = ["uuid", "timestamptz", "bytea", "oid", "int8", "xid8"];

export async function readRows(sql: Sql): Promise<WrittenRows> {
  const columns = await sql<{ table: string; names: string[] }[]>`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) filter (
      where t.typname <> all(${ALIKE}) and a.attgenerated = '' and a.attidentity = ''
    ) as names
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.relname`;
  const facts: WrittenRows = {};
  for (const { table, names } of columns) {
    if (ASIDE.has(table)) continue;
    const rows = await sql<{ row: string }[]>`
      select (select jsonb_object_agg(key, value order by key) from jsonb_each(to_jsonb(t))
        where key = any(${names ?? []}))::text as row
      from ${sql(table)} t`;
    facts[table] = rows.map(({ row }) => withoutChance(row ?? "{}")).sort();
  }
  return facts;
}

function withoutChance(row: string): string {
  return row
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ID")
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d(:?\d\d)?)?/g, "TIME")
    .replace(/\d{1,2}:\d\d\s?[AP]M/gi, "TIME")
    .replace(/"(\w+_hash)": "[^"]*"/g, '"$1": HASH')
    .replace(/\bSM[0-9a-f]{32}\b/g, "SID")
    .replace(/\+1212555\d{4}/g, "PHONE")
    .replace(/\b\d+\.\d+\.\d+\.\d+(\/\d+)?/g, "ADDRESS")
    .replace(/127\.0\.0\.1:\d+|localhost:\d+/g, "HOST");
}

/**
 * What of one is not in the other, by table; empty where they say the same.
 *
 * @param aside tables that are not looked at
 */
export function compareRows(
  found: WrittenRows,
  expected: WrittenRows,
  aside: readonly string[] = [],
): string[] {
  return Object.keys(expected).filter((table) => !aside.includes(table)).flatMap((table) => {
    const [more, fewer] = [
      subtract(found[table]!, expected[table]!),
      subtract(expected[table]!, found[table]!),
    ];
    return [
      ...HINTS.includes(table) ? [] : more.map((row) => `${table} has besides ${row}`),
      ...fewer.map((row) => `${table} lacks ${row}`),
    ];
  });
}

function subtract(from: string[], what: string[]): string[] {
  const left = [...from];
  for (const each of what) {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
