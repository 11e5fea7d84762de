// What a program with a database waits for at its start.
import type { z } from "zod";
import type { Common, DatabaseConfig } from "./config.ts";
import { connect, isPooled, type Sql } from "./database.ts";
import { waitUntilMigrated } from "./migrations.ts";
import { checkRole } from "./roles.ts";

type Config =
  & Pick<z.infer<typeof Common>, "FLOODLINE_ENV">
  & Pick<z.infer<typeof DatabaseConfig>, "DATABASE_DIRECT_URL">;

export class PoolerError extends Error {
  override name = "PoolerError";
}

/**
 * Waits until a program may begin: its tables are all there, in production row-level security stands
 * for it, and what it listens for will be heard.
 *
 * @throws MigrationError, RoleError, PoolerError saying what to do
 */
export async function waitUntilReady(
  sql: Sql,
  { FLOODLINE_ENV, DATABASE_DIRECT_URL: directUrl }: Config,
  patience: { patienceMs?: number } = {},
): Promise<void> {
  await waitUntilMigrated(sql, patience);
  if (FLOODLINE_ENV === "production") await checkRole(sql);
  if (directUrl) await checkDirect(directUrl);
  else if (await isPooled(sql)) {
    throw new PoolerError(
      "DATABASE_URL leads to a connection pooler, which passes on no notifications: give PostgreSQL's own " +
        "address as DATABASE_DIRECT_URL besides",
    );
  }
}

async function checkDirect(url: string): Promise<void> {
  const sql = connect(url, { max: 1 });
  try {
    if (!await isPooled(sql)) return;
  } finally {
    await sql.end({ timeout: 1 });
  }
  throw new PoolerError(
    "DATABASE_DIRECT_URL leads to a connection pooler: it is for PostgreSQL's own address",
  );
}
