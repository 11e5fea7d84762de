// A backup's rows into tables that are there, as their owner, who need be no superuser.
import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { Sql } from "shared/server/database.ts";
import { BackupError, type BackupTable } from "shared/server/backup/format.ts";
import { listOf, quote } from "shared/server/backup/snapshot.ts";
import type { BackupFiles } from "./files.ts";

/**
 * Foreign keys are taken off and made again, which checks every row; triggers say nothing of rows that are
 * no news; rows go past row-level security, which PostgreSQL's COPY does not work under.
 */
export async function loadTables(tx: Sql, files: BackupFiles): Promise<void> {
  const { manifest: { tables, sequences } } = files;
  await checkColumns(tx, tables);
  const all = tables.map(({ name }) => quote(name));
  const foreignKeys = await listForeignKeys(tx);
  await run(
    tx,
    foreignKeys.map(({ name, table }) => `alter table ${table} drop constraint ${name}`),
  );
  await run(tx, all.map((name) => `alter table ${name} no force row level security`));
  await run(tx, all.map((name) => `alter table ${name} disable trigger user`));
  await run(tx, [`truncate ${all.join(", ")}`]); // what migrations have put there is in the backup, too
  await copyRows(tx, files);
  await run(
    tx,
    foreignKeys.map(({ name, table, definition }) =>
      `alter table ${table} add constraint ${name} ${definition}`
    ),
  );
  await run(tx, all.map((name) => `alter table ${name} enable trigger user`));
  await run(tx, all.map((name) => `alter table ${name} force row level security`));
  for (const { name, last } of sequences) {
    if (last === null) await tx.unsafe(`alter sequence ${quote(name)} restart`);
    else await tx`select setval(${quote(name)}, ${last}::bigint, true)`;
  }
}

/** A table of the backup that is not there would be a fault of ours: its migrations have made it. */
async function checkColumns(tx: Sql, tables: BackupTable[]): Promise<void> {
  const rows = await tx<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`;
  const there = new Set(rows.map(({ name }) => name));
  const missing = tables.filter(({ name }) => !there.has(name));
  if (missing.length === 0) return;
  throw new BackupError(
    `the backup has tables that its migrations do not make: ${missing.map(({ name }) => name)}`,
  );
}

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/** Of a partitioned table its own alone: the partitions' go and come with it. */
async function listForeignKeys(tx: Sql): Promise<ForeignKey[]> {
  return await tx<ForeignKey[]>`
    select conrelid::regclass::text as "table", quote_ident(conname) as name,
      pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
    order by 1, 2`;
}

async function copyRows(tx: Sql, files: BackupFiles): Promise<void> {
  const columns = new Map(files.manifest.tables.map((table) => [table.name, table.columns]));
  let open: (CopyIn & { table: string }) | undefined;
  for await (const { table, bytes } of files.pieces()) {
    if (open?.table !== table) {
      await open?.end();
      const named = columns.get(table);
      if (!named) {
        throw new BackupError(`it has rows of ${table}, which its manifest does not name`);
      }
      const into = `copy ${quote(table)} (${listOf(named)}) from stdin`;
      open = { table, ...await startCopy(tx, into) };
    }
    await open.write(bytes);
  }
  await open?.end();
}

interface CopyIn {
  write(bytes: Uint8Array): Promise<void>;
  /** Once all rows are in. */
  end(): Promise<void>;
}

/** What PostgreSQL refuses after the last byte the driver (postgres 3.4.9) tells its query alone, not the stream. */
async function startCopy(tx: Sql, into: string): Promise<CopyIn> {
  const refused = Promise.withResolvers<never>();
  refused.promise.catch(() => {});
  const query = tx.unsafe(into);
  const stream = await query.writable();
  Object.assign(query, { reject: refused.reject });
  stream.on("error", refused.reject);
  return {
    async write(bytes) {
      if (!stream.write(bytes)) await Promise.race([once(stream, "drain"), refused.promise]);
    },
    async end() {
      stream.end();
      await Promise.race([finished(stream), refused.promise]);
    },
  };
}

async function run(tx: Sql, statements: string[]): Promise<void> {
  if (statements.length > 0) await tx.unsafe(statements.join(";\n")).simple();
}
