// What a running site is made of: the modules under routes/ and islands/, and the browser's files.
import { type Assets, readAssets } from "./assets.ts";
import type { Context } from "./context.ts";
import type { Middleware, PageComponent, RouteConfig, RouteHandler } from "./define.ts";
import { registerIsland } from "./islands.ts";
import { importSite } from "./site_modules.ts";

// deno-lint-ignore no-explicit-any
type Any = any;

export interface Build {
  assets: Assets;
  /** By path under routes/, without extension: "zip/[zip]", "district/_layout". */
  routes: Map<string, RouteModule>;
}

export interface RouteModule {
  default?: PageComponent<Any, Any> | Middleware<Any> | Middleware<Any>[];
  handler?: RouteHandler<unknown, Any>;
  handlers?: RouteHandler<unknown, Any>;
  config?: RouteConfig;
}

/** The build that a request is answered from: Fresh keeps it out of the routes' sight as well. */
export const builds = new WeakMap<Context<Any>, Build>();

/** Imports all modules of a site; goes with the assets that `deno task build` wrote, or these. */
export async function loadBuild(root: string, assets = readAssets(root)): Promise<Build> {
  const { islands, routes } = await importSite(root);
  for (const [name, module] of islands) {
    if (typeof module.default !== "function" || Object.keys(module).length > 1) {
      throw new Error(`An island has one export, its component as default: ${name}.tsx`);
    }
    registerIsland(name, module.default);
  }
  for (const [id, module] of routes) {
    const mistake = findMistake(id.split("/").at(-1)!, module);
    if (mistake) throw new Error(`routes/${id}: ${mistake}`);
  }
  return { assets, routes };
}

/** What Fresh would take another way than isle, or not at all. */
function findMistake(name: string, module: RouteModule): string | undefined {
  const isComponent = typeof module.default === "function";
  const hasHandlers = Boolean(module.handlers ?? module.handler);
  if (!name.startsWith("_")) {
    return isComponent || hasHandlers ? undefined : "export handlers, a page as default, or both";
  }
  if (name === "_middleware") {
    const isGood = (isComponent || Array.isArray(module.default)) && !hasHandlers;
    return isGood ? undefined : "export the middleware, or an array of them, as default";
  }
  if (!["_app", "_layout", "_error"].includes(name)) {
    return "of names with an underscore there are _app, _layout, _middleware and _error alone";
  }
  return isComponent && !hasHandlers ? undefined : "export the component as default, no handlers";
}
