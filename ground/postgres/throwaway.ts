// A PostgreSQL for one run of tests or benchmarks, gone with it.
import { join } from "node:path";
import { connect } from "shared/server/database.ts";
import { freePort } from "../ports.ts";
import { serveClones } from "./clones.ts";
import { clusterFolder, memoryFolder } from "./data_folder.ts";
import { startPostgres, stopPostgres } from "./embedded.ts";
import { COUNTRY, type KeptCluster, layOutCluster, TEMPLATES } from "./template.ts";

/** By this process: each has a folder of its own. */
let started = 0;

interface Throwaway extends AsyncDisposable {
  /** What testing/database.ts reads. */
  env: Record<string, string>;
}

/**
 * With migrated template databases, and somebody who hands out copies of them.
 *
 * @param options.on a disk is for benchmarks: production has one
 */
export async function startThrowaway(
  { on = "memory", kind = COUNTRY }: { on?: "memory" | "disk"; kind?: KeptCluster } = {},
): Promise<Throwaway> {
  const kept = await clusterFolder();
  const memory = await memoryFolder();
  for (const folder of [kept, memory]) if (folder) await removeLeftovers(folder);
  const directory = join(on === "memory" && memory || kept, `tests-${Deno.pid}-${++started}`);
  await using starting = new AsyncDisposableStack();
  starting.defer(() => Deno.remove(directory, { recursive: true }));
  await layOutCluster(kind, kept, directory);
  const cluster = await startPostgres({ directory, port: freePort(), fast: true });
  starting.defer(() => cluster.stop("immediate"));
  for (const template of Object.values(TEMPLATES)) await warmUp(`${cluster.url}/${template}`);
  const clones = starting.use(serveClones(cluster.url, TEMPLATES));
  const owned = starting.move();
  return {
    env: { FLOODLINE_TEST_POSTGRES: cluster.url, FLOODLINE_TEST_CLONES: clones.url },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/**
 * The first connection to a database gathers what each one needs to know of the catalog, and leaves
 * it in a file. A copy made after it has the file, too.
 */
async function warmUp(url: string): Promise<void> {
  const sql = connect(url, { max: 1 });
  await sql`select`;
  await sql.end();
}

/** Clusters of runs that were killed. */
async function removeLeftovers(folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    const pid = Number(name.match(/^tests-(\d+)(-|$)/)?.[1]);
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
