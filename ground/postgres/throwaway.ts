// A PostgreSQL for one run of tests or benchmarks, gone with it.
import { join } from "node:path";
import { connect } from "shared/server/database.ts";
import { freePort } from "../ports.ts";
import { migrateDatabase } from "../migrate.ts";
import { clusterFolder } from "./data_folder.ts";
import { startPostgres, stopPostgres } from "./embedded.ts";

const TEMPLATE = "floodline_template";

export interface Throwaway extends AsyncDisposable {
  /** What testing/database.ts reads. */
  env: Record<string, string>;
}

/** Its template database is migrated, ZIP codes and all: a clone takes a tenth of a second. */
export async function startThrowaway(): Promise<Throwaway> {
  const folder = await clusterFolder();
  await removeLeftovers(folder);
  const directory = join(folder, `tests-${Deno.pid}`);
  const cluster = await startPostgres({ directory, port: freePort(), fast: true });
  const remove = async () => {
    await cluster.stop("immediate");
    await Deno.remove(directory, { recursive: true });
  };
  try {
    await createTemplate(cluster.url);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    env: { FLOODLINE_TEST_POSTGRES: cluster.url, FLOODLINE_TEST_TEMPLATE: TEMPLATE },
    [Symbol.asyncDispose]: remove,
  };
}

/** Clusters of runs that were killed. */
async function removeLeftovers(folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    const pid = Number(name.match(/^tests-(\d+)$/)?.[1]);
    if (!pid || isAlive(pid)) continue;
    await stopPostgres(join(folder, name), "immediate");
    await Deno.remove(join(folder, name), { recursive: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    // Harmless to a running process; the usual signal 0 is not to be had in Deno.
    Deno.kill(pid, "SIGCONT");
    return true;
  } catch (error) {
    return error instanceof Deno.errors.PermissionDenied;
  }
}

async function createTemplate(url: string): Promise<void> {
  const sql = connect(`${url}/postgres`, { max: 1 });
  await sql`create database ${sql(TEMPLATE)}`;
  await migrateDatabase(`${url}/${TEMPLATE}`, () => {});
  await sql.end();
}
