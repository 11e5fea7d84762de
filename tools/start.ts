// `deno task start api|web|worker|migrate`: one program, as the image runs it.
// The configuration comes from the environment and `.env`; but for migrate, `deno task build` is needed
// before. Web starts on genuine Fresh with `--fresh`, if it was built with that.
import { existsSync } from "node:fs";
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
  api: "_build/api.js",
  web: "_build/web.js",
  worker: "_build/worker.js",
  migrate: "tools/migrate.ts",
};

if (import.meta.main) Deno.exit(await start(Deno.args));

async function start(args: string[]): Promise<number> {
  const { framework, rest: [name = ""] } = chooseFramework(args);
  const isOnFresh = framework === "fresh" && name === "web";
  const program = isOnFresh ? "web/main.ts" : PROGRAMS[name];
  if (!program) {
    console.error(`Usage: deno task start ${Object.keys(PROGRAMS).join("|")}`);
    return 1;
  }
  const missing = await findFrameworkMissing(framework);
  if (missing) {
    console.error(missing);
    return 1;
  }
  if (!existsSync(program)) {
    console.error("Nothing is built yet: run `deno task build` first");
    return 1;
  }
  // It has reports typeset by a process beside it (docs/decisions/0057).
  const own = name === "worker" ? [`--allow-run=${Deno.execPath()}`] : [];
  const child = new Children().start(["run", ...FLAGS, ...own, ...flagsOf(framework), program]);
  return (await child.status).code;
}
