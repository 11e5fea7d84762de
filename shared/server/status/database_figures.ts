// How the database is: what the server itself says, as far as a role that owns nothing may ask.
import type { DatabaseFigures } from "../../api/operator.ts";
import type { Query } from "../database.ts";

const TABLES_SHOWN = 8;
const STATEMENTS_SHOWN = 8;
/** Of a statement's text. */
const LONGEST_TEXT = 240;

export async function readDatabase(sql: Query, now: Date): Promise<DatabaseFigures> {
  const [row] = await sql<[ServerRow]>`
    select
      current_setting('server_version') as version,
      (select max(name) from schema_migrations) as migration,
      d.numbackends as connections,
      current_setting('max_connections')::int as most_connections,
      pg_database_size(d.datname)::float8 as bytes,
      (select age(datfrozenxid) / 2e9 from pg_database where oid = d.datid)::float8 as wraparound
    from pg_stat_database d where d.datname = current_database()`;
  const { bytes } = row;
  return {
    ...row,
    ...await readActivity(sql),
    grownADay: await findGrowth(sql, { bytes, days: 1, now }),
    grownAWeek: await findGrowth(sql, { bytes, days: 7, now }),
    tables: await listTables(sql),
    statements: await listStatements(sql),
  };
}

type ServerRow = Pick<
  DatabaseFigures,
  "version" | "migration" | "connections" | "mostConnections" | "bytes" | "wraparound"
>;

/** Of the programs' own role: what other roles do is not told to it. Behind a name stands a request's id. */
async function readActivity(
  sql: Query,
): Promise<
  Pick<DatabaseFigures, "byProgram" | "waitingForLocks" | "longestTransactionSeconds">
> {
  const byProgram = await sql<
    { program: string; connections: number; waiting: number; longest: number }[]
  >`
    select
      split_part(application_name, ' ', 1) as program,
      count(*)::int as connections,
      count(*) filter (where wait_event_type = 'Lock')::int as waiting,
      coalesce(max(extract(epoch from clock_timestamp() - xact_start)) filter (
        where pid <> pg_backend_pid()
      ), 0)::float8 as longest
    from pg_stat_activity
    where datname = current_database() and usename = current_user
    group by program order by program`;
  return {
    byProgram: byProgram.map(({ program, connections }) => ({ program, connections })),
    waitingForLocks: byProgram.reduce((sum, { waiting }) => sum + waiting, 0),
    longestTransactionSeconds: Math.max(0, ...byProgram.map(({ longest }) => longest)),
  };
}

/** Since the newest day that is so many days gone; null where none was measured within as many more. */
async function findGrowth(
  sql: Query,
  { bytes, days, now }: { bytes: number; days: number; now: Date },
): Promise<number | null> {
  const [before] = await sql<{ bytes: number }[]>`
    select bytes::float8 as bytes from database_sizes
    where day <= (${now}::timestamptz at time zone 'UTC')::date - ${days}::int
      and day > (${now}::timestamptz at time zone 'UTC')::date - 2 * ${days}::int
    order by day desc limit 1`;
  return before ? bytes - before.bytes : null;
}

async function listTables(sql: Query): Promise<DatabaseFigures["tables"]> {
  const rows = await sql<
    { name: string; bytes: number; rows: number; deadRows: number; vacuumedAt: Date | null }[]
  >`
    select
      relname as name, pg_total_relation_size(relid)::float8 as bytes, n_live_tup::float8 as rows,
      n_dead_tup::float8 as dead_rows, greatest(last_vacuum, last_autovacuum) as vacuumed_at
    from pg_stat_user_tables order by bytes desc, name limit ${TABLES_SHOWN}`;
  return rows.map((row) => ({ ...row, vacuumedAt: row.vacuumedAt?.toISOString() ?? null }));
}

/** Null where the server was not started to keep them, or the extension is not there (0099). */
async function listStatements(sql: Query): Promise<DatabaseFigures["statements"]> {
  const [{ isKept }] = await sql<[{ isKept: boolean }]>`
    select to_regclass('operating.pg_stat_statements') is not null
      and coalesce(current_setting('pg_stat_statements.max', true), '') <> '' as is_kept`;
  if (!isKept) return null;
  return await sql<NonNullable<DatabaseFigures["statements"]>>`
    select
      left(regexp_replace(query, '\\s+', ' ', 'g'), ${LONGEST_TEXT}) as text, calls::float8 as calls,
      mean_exec_time as mean_ms, total_exec_time / 1000 as total_seconds
    from operating.pg_stat_statements
    where dbid = (select oid from pg_database where datname = current_database())
      and userid = (select oid from pg_roles where rolname = current_user)
    order by total_exec_time desc limit ${STATEMENTS_SHOWN}`;
}

/** Once a day is enough; the last of a day stays. */
export async function measureDatabase(sql: Query, now: Date): Promise<void> {
  await sql`
    insert into database_sizes (day, bytes, measured_at)
    values (
      (${now}::timestamptz at time zone 'UTC')::date, pg_database_size(current_database()), ${now}
    )
    on conflict (day) do update set bytes = excluded.bytes, measured_at = excluded.measured_at`;
}
