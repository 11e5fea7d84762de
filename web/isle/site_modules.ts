// A site's modules, as they lie in its folders. What `deno task build` makes of the web program has a list
// of imports in this file's place: tools/bundle/plugins.ts.
import { pathToFileURL } from "node:url";
import { listIslands, listRoutes } from "./site_files.ts";

// deno-lint-ignore no-explicit-any
type Exports = Record<string, any>;

interface SiteModules {
  /** By name. */
  islands: Map<string, Exports>;
  /** By path under routes/, without extension. */
  routes: Map<string, Exports>;
}

export async function importSite(root: string): Promise<SiteModules> {
  return {
    islands: await importAll(listIslands(root)),
    routes: await importAll(listRoutes(root)),
  };
}

async function importAll(files: Map<string, string>): Promise<Map<string, Exports>> {
  const modules = new Map<string, Exports>();
  for (const [id, path] of files) modules.set(id, await import(pathToFileURL(path).href));
  return modules;
}
