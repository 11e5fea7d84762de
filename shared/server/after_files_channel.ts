// The worker's doorbell for reports that are ordered as files; without it, it looks by itself a little later.
import type { Query } from "./database.ts";

export const AFTER_FILES_CHANNEL = "after_files";

export async function ringForAfterFiles(sql: Query): Promise<void> {
  await sql`select pg_notify(${AFTER_FILES_CHANNEL}, '')`;
}
