// Whether a database may be restored into.
import type { Sql } from "shared/server/database.ts";

export async function hasSchema(tx: Sql): Promise<boolean> {
  const [{ there }] = await tx<[{ there: boolean }]>`
    select to_regclass('public.schema_migrations') is not null as there`;
  return there;
}

/** Programs that are connected to it, by name. */
export async function findOthers(tx: Sql): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and application_name like 'floodline%' and application_name <> 'floodline-admin'
    order by 1`;
  return rows.map(({ name }) => name);
}

/** What a database has that was only migrated. */
const OF_MIGRATIONS = [
  "schema_migrations",
  "zips",
  "unplaced_zips",
  "zip_sources",
  "purses",
  "sending_pace",
];

/** Tables with rows of somebody's, with how many. */
export async function listFilled(tx: Sql): Promise<string[]> {
  const tables = await tx<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and not relname = any(${OF_MIGRATIONS}) order by 1`;
  const filled: string[] = [];
  for (const { name } of tables) {
    const [{ rows }] = await tx<[{ rows: number }]>`select count(*)::int as rows from ${tx(name)}`;
    if (rows > 0) filled.push(`${name} ${rows}`);
  }
  return filled;
}
