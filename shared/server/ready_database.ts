// What a program with a database waits for at its start.
import type { z } from "zod";
import type { Common } from "./config.ts";
import type { Sql } from "./database.ts";
import { waitUntilMigrated } from "./migrations.ts";
import { checkRole } from "./roles.ts";

/**
 * Waits until a program may begin: its tables are all there, and in production row-level security
 * stands for it.
 *
 * @throws MigrationError, RoleError saying what to do
 */
export async function waitUntilReady(
  sql: Sql,
  { FLOODLINE_ENV }: Pick<z.infer<typeof Common>, "FLOODLINE_ENV">,
  patience: { patienceMs?: number } = {},
): Promise<void> {
  await waitUntilMigrated(sql, patience);
  if (FLOODLINE_ENV === "production") await checkRole(sql);
}
