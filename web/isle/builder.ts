// Builds the site on isle. web/fresh/builder.ts does the same on Fresh.
import type { Framework } from "../seam/framework.ts";
import type { App } from "./app.ts";
import { loadBuild } from "./build.ts";
import { bundle, writeBundle } from "./bundle.ts";

// deno-lint-ignore no-explicit-any
type Isle = Framework<App<any>>;

export const buildInMemory: Isle["buildInMemory"] = async (root, mode) => {
  const build = await loadBuild(root, await bundle(root, mode));
  return (app) => app.setBuild(build);
};

export const writeBuild: Isle["writeBuild"] = writeBundle;
