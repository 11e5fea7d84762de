// The worker's doorbell: a file has come, or shall go. It leaves with the transaction that made it true;
// where nobody hears it, the worker looks by itself a little later.
import type { Query } from "./database.ts";

export const FILES_CHANNEL = "files";

export async function ringForFiles(sql: Query): Promise<void> {
  await sql`select pg_notify(${FILES_CHANNEL}, '')`;
}
