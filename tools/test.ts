// `deno task test [path…]`: runs the tests against a PostgreSQL of their own, thrown away after.
import { join } from "node:path";
import { connect } from "shared/server/database.ts";
import { freePort } from "./dev/ports.ts";
import { migrateDatabase } from "./migrate.ts";
import { clusterFolder } from "./postgres/data_folder.ts";
import { type Cluster, startPostgres, stopPostgres } from "./postgres/embedded.ts";

const TEMPLATE = "floodline_template";

const folder = await clusterFolder();
await removeLeftovers();
// Ctrl-C reaches the tests too: they end, we stay to clean up.
let tests: Deno.ChildProcess | undefined;
let interrupted = false;
Deno.addSignalListener("SIGINT", () => interrupted = true);
Deno.addSignalListener("SIGTERM", () => {
  interrupted = true;
  tests?.kill("SIGTERM");
});

const directory = join(folder, `tests-${Deno.pid}`);
const cluster = await startPostgres({ directory, port: freePort(), fast: true });
let code = 1;
try {
  await createTemplate(cluster);
  if (!interrupted) code = await runTests(cluster);
} finally {
  await cluster.stop("immediate");
  await Deno.remove(directory, { recursive: true });
}
Deno.exit(code);

/** Clusters of runs that were killed. */
async function removeLeftovers(): Promise<void> {
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

/** Each test clones this database, ZIP codes and all, in a tenth of a second. */
async function createTemplate({ url }: Cluster): Promise<void> {
  const sql = connect(`${url}/postgres`, { max: 1 });
  await sql`create database ${sql(TEMPLATE)}`;
  await migrateDatabase(`${url}/${TEMPLATE}`, () => {});
  await sql.end();
}

async function runTests({ url }: Cluster): Promise<number> {
  tests = new Deno.Command(Deno.execPath(), {
    args: ["test", "--allow-all", "--parallel", "--no-check", ...Deno.args],
    env: {
      FLOODLINE_TEST_POSTGRES: url,
      FLOODLINE_TEST_TEMPLATE: TEMPLATE,
      ...Deno.stdout.isTerminal() && { FORCE_COLOR: "1" },
    },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const output = await echo(tests.stdout);
  const { code } = await tests.status;
  const { passed, failed } = count(output);
  // A file that does not load fails the run without being counted; no test at all proves nothing.
  const bad = code !== 0 || passed + failed === 0;
  console.log(`${passed} passed, ${bad ? Math.max(failed, 1) : failed} failed`);
  return bad ? code || 1 : 0;
}

async function echo(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of stream) {
    for (let written = 0; written < chunk.length;) {
      written += await Deno.stdout.write(chunk.subarray(written));
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

/** From Deno's "ok | 12 passed (3 steps) | 0 failed (4s)". */
function count(output: string): { passed: number; failed: number } {
  // deno-lint-ignore no-control-regex
  const plain = output.replace(/\x1b\[[0-9;]*m/g, "");
  // The last one: a test may have printed such a line of its own.
  const found = [...plain.matchAll(/\| (\d+) passed(?: \([^)]*\))? \| (\d+) failed/g)].at(-1);
  return { passed: Number(found?.[1] ?? 0), failed: Number(found?.[2] ?? 0) };
}
