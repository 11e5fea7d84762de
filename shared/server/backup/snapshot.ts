// What a database holds, at one moment: read by whoever may read every row, the programs' role too.
import { createHash } from "node:crypto";
import type { Query } from "../database.ts";
import { type BackupTable, FORMAT, type Manifest, type TableSum } from "./format.ts";

/**
 * The words in which rows are written, the same on every server; as long as it takes; one row after the
 * other as they lie, so that what was loaded reads back in the order in which it was written.
 */
export async function beginSnapshot(tx: Query): Promise<void> {
  await tx.unsafe(`
    set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
    set local datestyle = 'ISO, YMD';
    set local intervalstyle = 'postgres';
    set local timezone = 'UTC';
    set local extra_float_digits = 1;
    set local bytea_output = 'hex';
    set local synchronize_seqscans = off;
    set local client_encoding = 'UTF8'`).simple();
}

export async function readManifest(tx: Query, now: Date): Promise<Manifest> {
  const [{ postgres }] = await tx<[{ postgres: string }]>`
    select current_setting('server_version') as postgres`;
  const migrations = await tx<{ name: string; sha256: string }[]>`
    select name, sha256 from schema_migrations order by name`;
  return {
    format: FORMAT,
    takenAt: now.toISOString(),
    postgres,
    migrations: [...migrations],
    tables: await listTables(tx),
    months: await listMonths(tx),
    sequences: await listSequences(tx),
  };
}

/** Columns that are worked out from others are worked out again. */
async function listTables(tx: Query): Promise<BackupTable[]> {
  return [
    ...await tx<BackupTable[]>`
      select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not c.relispartition and c.relname <> 'schema_migrations'
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname
      order by c.relname`,
  ];
}

export async function listMonths(tx: Query): Promise<string[]> {
  const rows = await tx<{ month: string }[]>`
    select replace(right(inhrelid::regclass::text, 7), '_', '-') as month
    from pg_inherits where inhparent = 'rain_history'::regclass order by month`;
  return rows.map(({ month }) => month);
}

/** Read after the snapshot began: a number too high is a gap, one too low would be given twice. */
async function listSequences(tx: Query): Promise<Manifest["sequences"]> {
  return [
    ...await tx<Manifest["sequences"]>`
      select sequencename as name, last_value::text as last from pg_sequences
      where schemaname = 'public' order by sequencename`,
  ];
}

/** Rows as they come, each with its line's end; what was read is in `sum` once it has ended. */
export function readRows(tx: Query, table: BackupTable): {
  rows: AsyncIterable<Uint8Array>;
  sum: () => TableSum;
} {
  const hash = createHash("sha256");
  let count = 0;
  async function* read() {
    // Through a query: a partitioned table has no rows of its own to copy.
    const copy = tx.unsafe(
      `copy (select ${listOf(table.columns)} from ${quote(table.name)}) to stdout`,
    );
    const stream = await copy.readable();
    for await (const row of stream) {
      hash.update(row);
      count++;
      yield row as Uint8Array;
    }
    // The driver (postgres 3.4.9) stops its socket where rows come faster than they are read, and goes on
    // when more is asked for: after the last row nobody asks, and its connection would hear nothing more.
    stream._read(0);
  }
  return { rows: read(), sum: () => ({ rows: count, sha256: hash.digest("hex") }) };
}

export function listOf(columns: string[]): string {
  return columns.map(quote).join(", ");
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
