// A PostgreSQL that a test may stop and start: one of its own, as durable as in production.
import { join } from "node:path";
import { freePort } from "../../ground/ports.ts";
import { clusterFolder } from "../../ground/postgres/data_folder.ts";
import { startPostgres } from "../../ground/postgres/embedded.ts";
import { COUNTRY, layOutCluster, TEMPLATES } from "../../ground/postgres/template.ts";
import { connect } from "shared/server/database.ts";
import { asProgramRole } from "shared/server/roles.ts";
import type { TestDatabase } from "../database.ts";

interface TestCluster extends TestDatabase {
  port: number;
  /** "immediate" is a crash: what was committed must be there after it. */
  stop(how: "fast" | "immediate"): Promise<void>;
  start(): Promise<void>;
  /** Down and up again. */
  restart(how: "fast" | "immediate"): Promise<void>;
}

/**
 * With one database, migrated; in a folder of its own, or in `directory`. Thrown away at the end, or by the
 * next run where this one is killed.
 */
export async function startCluster(
  { settings, directory }: { settings?: string[]; directory?: string } = {},
): Promise<TestCluster> {
  const folder = await clusterFolder();
  directory ??= join(folder, `tests-${Deno.pid}`);
  await layOutCluster(COUNTRY, folder, directory);
  const port = freePort();
  let cluster = await startPostgres({ directory, port, settings });
  const ownerUrl = `${cluster.url}/${TEMPLATES.few}`;
  const sql = connect(ownerUrl, { max: 5 });
  const programUrl = asProgramRole(ownerUrl);
  const asProgram = connect(programUrl, { max: 5 });
  const stop = (how: "fast" | "immediate") => cluster.stop(how);
  const start = async () => void (cluster = await startPostgres({ directory, port, settings }));
  return {
    url: programUrl,
    ownerUrl,
    asProgram,
    port,
    sql,
    stop,
    start,
    async restart(how) {
      await stop(how);
      await start();
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([sql.end({ timeout: 1 }), asProgram.end({ timeout: 1 })]);
      await cluster.stop("immediate");
      await Deno.remove(directory, { recursive: true });
    },
  };
}
