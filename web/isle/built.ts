// What runs the site in production: isle, with the files that `deno task build` wrote.
// web/fresh/built.ts does the same on Fresh.
import type { Framework } from "../seam/framework.ts";
import type { App } from "./app.ts";
import { loadBuild } from "./build.ts";

// deno-lint-ignore no-explicit-any
type Isle = Framework<App<any>>;

export const loadBuilt: Isle["loadBuilt"] = async (root) => {
  const build = await loadBuild(root);
  return (app) => app.setBuild(build);
};
