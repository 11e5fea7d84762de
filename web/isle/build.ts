// What a running site is made of: the modules under routes/ and islands/, and the browser's files.
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { type Assets, readAssets } from "./assets.ts";
import type { Context } from "./context.ts";
import type { Middleware, PageComponent, RouteConfig, RouteHandler } from "./define.ts";
import { registerIsland } from "./islands.ts";

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
  for (const [name, path] of listIslands(root)) {
    const module = await load(path);
    if (typeof module.default !== "function" || Object.keys(module).length > 1) {
      throw new Error(`An island has one export, its component as default: ${path}`);
    }
    registerIsland(name, module.default as Any);
  }
  const routes = new Map<string, RouteModule>();
  for (const { id, path } of listModules(join(root, "routes"))) {
    if (/(^|\/)\(_/.test(id)) continue; // (_islands), (_components)
    const module: RouteModule = await load(path);
    const mistake = findMistake(id.split("/").at(-1)!, module);
    if (mistake) throw new Error(`routes/${id}: ${mistake}`);
    routes.set(id, module);
  }
  return { assets, routes };
}

/** Name → file: of all islands in islands/, and in any folder `(_islands)` under routes/. */
export function listIslands(root: string): Map<string, string> {
  const modules = [
    ...listModules(join(root, "islands")),
    ...listModules(join(root, "routes")).filter(({ id }) => /(^|\/)\(_islands\)\//.test(id)),
  ];
  const islands = new Map<string, string>();
  for (const { id, path } of modules) {
    const name = id.split("/").at(-1)!;
    if (islands.has(name)) throw new Error(`Two islands are called ${name}: rename one`);
    islands.set(name, path);
  }
  return islands;
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

function listModules(directory: string): { id: string; path: string }[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!_test|\.d)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ id: relative(directory, path).replace(/\.tsx?$/, ""), path }))
    .sort((a, b) => a.id < b.id ? -1 : 1);
}

async function load(path: string): Promise<Record<string, unknown>> {
  return await import(pathToFileURL(path).href);
}
