// `deno task start api|web|worker|migrate`: one program, as the image runs it.
// The configuration comes from the environment and `.env`; web needs `deno task build` before, and
// starts on genuine Fresh with `--fresh`, if it was built with that.
import { chooseFramework, findFrameworkMissing, flagsOf } from "../ground/web_framework.ts";
import { Children } from "./children.ts";

/** Packages are there already, and nothing is written. The Dockerfile says the same. */
export const FLAGS = [
  "--cached-only",
  "--frozen",
  "--allow-net",
  "--allow-env",
  "--allow-read",
  "--allow-sys",
];

const PROGRAMS: Record<string, string> = {
  api: "api/main.ts",
  web: "web/main.ts",
  worker: "worker/main.ts",
  migrate: "tools/migrate.ts",
};

if (import.meta.main) Deno.exit(await start(Deno.args));

async function start(args: string[]): Promise<number> {
  const { framework, rest: [name = ""] } = chooseFramework(args);
  const program = PROGRAMS[name];
  if (!program) {
    console.error(`Usage: deno task start ${Object.keys(PROGRAMS).join("|")}`);
    return 1;
  }
  const missing = await findFrameworkMissing(framework);
  if (missing) {
    console.error(missing);
    return 1;
  }
  const child = new Children().start(["run", ...FLAGS, ...flagsOf(framework), program]);
  return (await child.status).code;
}
