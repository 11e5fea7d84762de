// What runs the site in production: genuine Fresh, with the files that `deno task build --fresh` wrote.
// web/isle/built.ts does the same on isle.
import type { App } from "fresh";
import { ProdBuildCache, setBuildCache } from "fresh/internal";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Framework } from "../seam/framework.ts";
import { OUT } from "./names.ts";
import "./boot_first.ts";
import "./quiet_links.ts";

// deno-lint-ignore no-explicit-any
type Fresh = Framework<App<any>>;

export const loadBuilt: Fresh["loadBuilt"] = async (root) => {
  const file = join(root, OUT, "snapshot.js");
  if (!existsSync(file)) {
    throw new Error("Nothing is built yet: run `deno task build --fresh` first");
  }
  const snapshot = await import(pathToFileURL(file).href);
  return (app) => setBuildCache(app, new ProdBuildCache(root, snapshot), "production");
};
