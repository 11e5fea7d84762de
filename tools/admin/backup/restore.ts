// A backup into a database: the tables, roles and policies of its migrations, then its rows, then the
// migrations since. One transaction: all of it or nothing.
import type { Sql } from "shared/server/database.ts";
import { BackupError, type End, type Manifest } from "shared/server/backup/format.ts";
import { beginSnapshot, listMonths } from "shared/server/backup/snapshot.ts";
import { lock } from "shared/server/locks.ts";
import {
  applyMigration,
  makeRecord,
  type MigrationFile,
  readMigrations,
} from "shared/server/migrations.ts";
import { Mistake } from "../mistake.ts";
import { compareTables } from "./compare.ts";
import { type BackupFiles, openBackup } from "./files.ts";
import { loadTables } from "./load.ts";
import { findOthers, hasSchema, listFilled } from "./target.ts";

interface RestoreOptions {
  /** What of what the database held may go. */
  replaces?: boolean;
  /** The age secret key. */
  identity?: string;
  /** Of the program that restores. */
  migrations?: URL;
  /** Done in the same transaction, once all rows are there and of today's shape. */
  afterwards?: (tx: Sql, manifest: Manifest) => Promise<void>;
}

interface Restored {
  manifest: Manifest;
  rows: number;
  tables: End["tables"];
  /** Those applied after the rows, which the backup did not have. */
  since: string[];
}

/**
 * @param owner a connection of the owner of the tables, and of one connection alone
 * @throws Mistake where the database is in use or not empty; BackupError where the backup cannot be read, is
 * of a newer version, or does not read back as it was written. Nothing is changed then.
 */
export async function restore(
  owner: Sql,
  stream: ReadableStream<Uint8Array>,
  { replaces = false, identity, migrations, afterwards }: RestoreOptions = {},
): Promise<Restored> {
  const known = await readMigrations(migrations);
  const files = await openBackup(stream, identity);
  const { ofBackup, since } = splitMigrations(files.manifest, known);
  const restored = await owner.begin(async (begun) => {
    const tx = begun as unknown as Sql;
    await beginSnapshot(tx);
    await lock(tx, "migrations");
    await makeRoom(tx, replaces);
    await makeRecord(tx);
    for (const migration of ofBackup) await applyMigration(tx, migration);
    await makeMonths(tx, files.manifest);
    await loadAll(tx, files);
    for (const migration of since) {
      // What one leaves for the end of its transaction is checked at its end, as when each had its own.
      await tx`set constraints all immediate`;
      await applyMigration(tx, migration);
    }
    await afterwards?.(tx, files.manifest);
    return { tables: files.end().tables };
  }) as { tables: End["tables"] };
  await owner`analyze`;
  return {
    manifest: files.manifest,
    ...restored,
    rows: Object.values(restored.tables).reduce((sum, { rows }) => sum + rows, 0),
    since: since.map(({ name }) => name),
  };
}

/** @throws BackupError where the backup has a migration that this version has not, or has otherwise */
function splitMigrations(
  { migrations }: Manifest,
  known: MigrationFile[],
): { ofBackup: MigrationFile[]; since: MigrationFile[] } {
  const files = new Map(known.map((migration) => [migration.name, migration]));
  const ofBackup = migrations.map(({ name, sha256 }) => {
    const file = files.get(name);
    if (file?.sha256 === sha256) return file;
    throw new BackupError(
      file
        ? `the backup's ${name} is not the one of this version: restore with the version that made it`
        : `the backup has ${name}, which this version does not know: restore with a newer version`,
    );
  });
  return { ofBackup, since: known.filter((migration) => !ofBackup.includes(migration)) };
}

async function makeRoom(tx: Sql, replaces: boolean): Promise<void> {
  if (!await hasSchema(tx)) return;
  const others = await findOthers(tx);
  if (others.length > 0) {
    throw new Mistake(
      `${
        others.join(", ")
      } work on this database: stop them first (docker compose stop api worker)`,
    );
  }
  const filled = await listFilled(tx);
  if (filled.length > 0 && !replaces) {
    throw new Mistake(
      `This database is not empty: ${filled.join(", ")}. ` +
        "With --replace all of it goes, and what the backup holds takes its place",
    );
  }
  await tx.unsafe(`
    drop schema public cascade;
    create schema public authorization pg_database_owner;
    grant usage on schema public to public`).simple();
}

/** Of rain, which has a table a month: those of the backup, and no other. */
async function makeMonths(tx: Sql, { months }: Manifest): Promise<void> {
  const there = await listMonths(tx);
  for (const month of there.filter((month) => !months.includes(month))) {
    await tx`select drop_rain_month(${`${month}-01`})`;
  }
  for (const month of months.filter((month) => !there.includes(month))) {
    await tx`select make_rain_month(${`${month}-01`})`;
  }
}

async function loadAll(tx: Sql, files: BackupFiles): Promise<void> {
  await loadTables(tx, files);
  const unlike = await compareTables(tx, files.manifest, files.end());
  if (unlike.length === 0) return;
  throw new BackupError(
    `what was loaded does not read back as it was written: ${
      unlike.join(", ")
    }. Nothing was changed`,
  );
}
