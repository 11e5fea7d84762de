// Forward-only migrations: NNNN_name.sql files, each in its own transaction, each applied once.
import { createHash } from "node:crypto";
import postgres from "postgres";
import { isUnavailable, type Sql } from "./database.ts";
import { tryLock } from "./locks.ts";
import { getLogger } from "./log.ts";

const log = getLogger(["shared", "server"]);

const DIRECTORY = new URL("../../migrations/", import.meta.url);

export class MigrationError extends Error {
  override name = "MigrationError";
}

/**
 * Applies what is missing and returns its names. Runs beside other runners: one works, the rest
 * wait.
 *
 * @throws MigrationError when an applied file was changed or is gone
 */
export async function migrate(databaseUrl: string, directory = DIRECTORY): Promise<string[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {}, connect_timeout: 5 });
  try {
    await waitForLock(sql);
    await sql`
      create table if not exists schema_migrations (
        name text primary key,
        sha256 text not null,
        applied_at timestamptz not null default now()
      )`;
    const missing = await listMissing(sql, directory);
    for (const { name, text, sha256 } of missing) {
      await sql.begin(async (tx) => {
        await tx.unsafe(text).simple();
        await tx`insert into schema_migrations (name, sha256) values (${name}, ${sha256})`;
      });
    }
    return missing.map((m) => m.name);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Polled: the blocking form deadlocks with another runner's `create index concurrently`. */
async function waitForLock(sql: Sql): Promise<void> {
  while (!await tryLock(sql, "migrations")) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface Migration {
  name: string;
  text: string;
  sha256: string;
}

async function listMissing(
  sql: Sql,
  directory: URL,
  { mayBeAhead = false } = {},
): Promise<Migration[]> {
  const rows = await sql<{ name: string; sha256: string }[]>`
    select name, sha256 from schema_migrations`;
  const applied = new Map(rows.map((row) => [row.name, row.sha256]));
  const files = await readMigrations(directory);
  const newest = files.at(-1)?.name ?? "";
  for (const name of applied.keys()) {
    if (mayBeAhead && name > newest) continue;
    if (!files.some((file) => file.name === name)) {
      throw new MigrationError(`${name} was applied to this database but is not in migrations/`);
    }
  }
  for (const file of files) {
    if (applied.has(file.name) && applied.get(file.name) !== file.sha256) {
      throw new MigrationError(`${file.name} was changed after it was applied: add a new one`);
    }
  }
  return files.filter((file) => !applied.has(file.name));
}

async function readMigrations(directory: URL): Promise<Migration[]> {
  const names = [...Deno.readDirSync(directory)].map((entry) => entry.name)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  return await Promise.all(names.map(async (name) => {
    const text = await Deno.readTextFile(new URL(name, directory));
    return { name, text, sha256: createHash("sha256").update(text).digest("hex") };
  }));
}

const ASK_AGAIN_MS = 1_000;
const SAY_AGAIN_MS = 30_000;

/**
 * For a program's start: waits for a database that is away just now, as while PostgreSQL restarts.
 *
 * @param options.patienceMs how long; without one, as long as it takes
 * @throws MigrationError as `checkMigrated`, and what is wrong with the address or the password
 */
export async function waitUntilMigrated(
  sql: Sql,
  { patienceMs = Infinity, askAgainMs = ASK_AGAIN_MS } = {},
): Promise<void> {
  const begun = performance.now();
  let saidAt = -Infinity;
  while (true) {
    try {
      return await checkMigrated(sql);
    } catch (error) {
      const waited = performance.now() - begun;
      if (!isUnavailable(error) || waited > patienceMs) throw error;
      if (waited - saidAt >= SAY_AGAIN_MS) {
        saidAt = waited;
        const { code } = error as { code?: string };
        log.warn("no database yet: waiting for it", { code, seconds: Math.round(waited / 1000) });
      }
      await new Promise((resolve) => setTimeout(resolve, askAgainMs));
    }
  }
}

/**
 * For a program's start and for /api/ready. A database ahead of the code is fine: during a deploy the
 * programs of before work on beside the new ones.
 *
 * @throws MigrationError when the database is behind the code, or has never been migrated
 */
export async function checkMigrated(sql: Sql): Promise<void> {
  const [table] = await sql`select to_regclass('schema_migrations') as name`;
  const missing = table?.name
    ? await listMissing(sql, DIRECTORY, { mayBeAhead: true })
    : await readMigrations(DIRECTORY);
  if (missing.length === 0) return;
  throw new MigrationError(
    `The database is ${missing.length} migration(s) behind, from ${missing[0]!.name}: ` +
      "run `deno task migrate`",
  );
}
