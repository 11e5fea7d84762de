// `deno task test [path…]`: runs the tests against a PostgreSQL of their own, thrown away after.
import { connect } from "shared/server/database.ts";
import { migrateDatabase } from "./migrate.ts";
import { startPostgres } from "./postgres/embedded.ts";

const TEMPLATE = "floodline_template";

const port = freePort();
const directory = new URL(`../.data/test-${port}`, import.meta.url).pathname;
const cluster = await startPostgres({ directory, port, fast: true });
let code = 1;
try {
  await createTemplate();
  code = await runTests();
} finally {
  await cluster.stop();
  await Deno.remove(directory, { recursive: true });
}
Deno.exit(code);

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  listener.close();
  return port;
}

/** Each test clones this database, ZIP codes and all, in a tenth of a second. */
async function createTemplate(): Promise<void> {
  const sql = connect(`${cluster.url}/postgres`, { max: 1 });
  await sql`create database ${sql(TEMPLATE)}`;
  await migrateDatabase(`${cluster.url}/${TEMPLATE}`, () => {});
  await sql.end();
}

async function runTests(): Promise<number> {
  const tests = new Deno.Command(Deno.execPath(), {
    args: ["test", "--allow-all", "--parallel", "--no-check", ...Deno.args],
    env: { FLOODLINE_TEST_POSTGRES: cluster.url, FLOODLINE_TEST_TEMPLATE: TEMPLATE },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const forward = () => {}; // Ctrl-C reaches the tests too; we stay to clean up
  Deno.addSignalListener("SIGINT", forward);
  const output = await echo(tests.stdout);
  const { code } = await tests.status;
  console.log(summary(output));
  return code;
}

async function echo(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of stream) {
    await Deno.stdout.write(chunk);
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

/** Deno's "ok | 12 passed (3 steps) | 0 failed (4s)" in the plain form that any reader understands. */
function summary(output: string): string {
  // deno-lint-ignore no-control-regex
  const plain = output.replace(/\x1b\[[0-9;]*m/g, "");
  const [, passed = "0", failed = "0"] =
    plain.match(/\| (\d+) passed(?: \([^)]*\))? \| (\d+) failed/) ?? [];
  return `${passed} passed, ${failed} failed`;
}
