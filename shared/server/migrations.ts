// Forward-only migrations: NNNN_name.sql files, each in its own transaction, each applied once.
import { createHash } from "node:crypto";
import postgres from "postgres";
import { isPooled, isUnavailable, type Query, type Sql } from "./database.ts";
import { tryLock } from "./locks.ts";
import { getLogger } from "./log.ts";
import {
  listToApply,
  type Migration,
  MigrationError,
  type MigrationPlan,
  planMigrations,
} from "./migration_plan.ts";
import { splitStatements } from "./statements.ts";

const log = getLogger(["shared", "server"]);

const DIRECTORY = new URL("../../migrations/", import.meta.url);

/**
 * Applies what is missing. Runs beside other runners: one works, the rest wait. A database that a newer
 * release has migrated is left as it is.
 *
 * @returns names: what was applied, and what a newer release had applied before
 * @throws MigrationError when an applied file was changed or is gone, or a pooler is in between; and, with
 * the file, its line and the statement, when one fails
 */
export async function migrate(
  databaseUrl: string,
  directory = DIRECTORY,
): Promise<{ applied: string[]; ahead: string[] }> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {}, connect_timeout: 5 });
  try {
    if (await isPooled(sql)) {
      throw new MigrationError(
        "A connection pooler is in between, which gives a lock to any session: migrate at PostgreSQL's own address",
      );
    }
    await waitForLock(sql);
    await makeRecord(sql);
    const plan = await readPlan(sql, directory);
    const files = listToApply(plan);
    for (const file of files) await sql.begin((tx) => applyMigration(tx, file));
    return { applied: files.map(({ name }) => name), ahead: plan.ahead };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Of what was applied. */
export async function makeRecord(sql: Query): Promise<void> {
  await sql`
    create table if not exists schema_migrations (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`;
}

/** In a transaction. @throws MigrationError saying where it failed */
export async function applyMigration(
  tx: Query,
  { name, text, sha256 }: MigrationFile,
): Promise<void> {
  for (const statement of splitStatements(text)) {
    try {
      await tx.unsafe(statement.text).simple();
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (isUnavailable(error)) throw error;
      throw new MigrationError(
        `${name}, line ${statement.line}, changed nothing: ${message} (${code ?? "no code"}) ` +
          `in "${inOneLine(statement.text)}"`,
      );
    }
  }
  await tx`insert into schema_migrations (name, sha256) values (${name}, ${sha256})`;
}

const SHOWN = 160;

function inOneLine(statement: string): string {
  const line = statement.replaceAll(/--[^\n]*/g, " ").replaceAll(/\s+/g, " ").trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

/** Polled: the blocking form deadlocks with another runner's `create index concurrently`. */
async function waitForLock(sql: Sql): Promise<void> {
  while (!await tryLock(sql, "migrations")) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export interface MigrationFile extends Migration {
  text: string;
}

async function readPlan(sql: Sql, directory: URL): Promise<MigrationPlan<MigrationFile>> {
  return planMigrations(await readMigrations(directory), await listApplied(sql));
}

async function listApplied(sql: Sql): Promise<Migration[]> {
  return await sql<Migration[]>`select name, sha256 from schema_migrations`;
}

/** In the order in which they are applied. */
export async function readMigrations(directory = DIRECTORY): Promise<MigrationFile[]> {
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

/** Of this release: they do not change while a program runs, which is asked every few seconds. */
let ownFiles: Promise<Migration[]> | undefined;

function readOwn(): Promise<Migration[]> {
  return ownFiles ??= readMigrations().then(
    (files) => files.map(({ name, sha256 }) => ({ name, sha256 })),
    (error) => {
      ownFiles = undefined;
      throw error;
    },
  );
}

/**
 * For a program's start and for /api/ready. A database ahead of the code is fine: during a deploy the
 * programs of before work on beside the new ones.
 *
 * @throws MigrationError when the database is behind the code, or has never been migrated
 */
export async function checkMigrated(sql: Sql): Promise<void> {
  const [table] = await sql`select to_regclass('schema_migrations') as name`;
  const own = await readOwn();
  const missing = table?.name ? planMigrations(own, await listApplied(sql)).missing : own;
  if (missing.length === 0) return;
  throw new MigrationError(
    `The database is ${missing.length} migration(s) behind, from ${missing[0]!.name}: ` +
      "run `deno task migrate`",
  );
}
