// `deno task dev`: everything on this machine, with nothing but Deno: a real PostgreSQL, stand-ins for
// the outside world, the three programs, and one origin in front of them.
//   --shift 1000   adds to each port, where the usual ones are taken
//   --data FOLDER  another place than .data, for a second run beside the first
//   --fresh        the pages on genuine Fresh
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ConfigError, readDotEnv } from "shared/server/config.ts";
import { onSignals } from "shared/server/stopping.ts";
import { chooseFramework } from "../ground/web_framework.ts";
import { say } from "./programs/output.ts";
import { PORTS, shifted } from "./programs/programs.ts";
import { Obstacle, Run } from "./dev/run.ts";
import { clusterFolder } from "../ground/postgres/data_folder.ts";

const ROOT = join(import.meta.dirname!, "..");

const { framework, rest } = chooseFramework(Deno.args);
const { values } = parseArgs({
  args: rest,
  options: { shift: { type: "string", default: "0" }, data: { type: "string" } },
});
const run = new Run({
  root: ROOT,
  ports: shifted(PORTS, Number(values.shift)),
  data: values.data ? resolve(values.data) : join(ROOT, ".data"),
  cluster: join(values.data ? resolve(values.data) : await clusterFolder(), "postgres"),
  environment: Deno.env.toObject(),
  framework,
  dotEnv: await readDotEnv(join(ROOT, ".env")),
});
listenForSignals();
try {
  Deno.exit(await run.untilStopped());
} catch (error) {
  say(inWords(error));
  Deno.exit(1);
}

/** @throws what is no fault of the person at the terminal */
function inWords(error: unknown): string {
  if (error instanceof Obstacle || error instanceof ConfigError) return error.message;
  if (error instanceof Deno.errors.PermissionDenied) {
    return `${error.message}\nWas it started by another user before? Remove .data, or give --data FOLDER`;
  }
  throw error;
}

function listenForSignals(): void {
  onSignals({
    first: () => run.stop(),
    again: () => run.kill().finally(() => Deno.exit(130)),
  }, ["SIGINT", "SIGTERM", "SIGHUP"]);
}
