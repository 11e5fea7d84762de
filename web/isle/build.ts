// What a running site is made of: the modules under routes/ and islands/, and the browser's files.
import { type Assets, readAssets } from "./assets.ts";
import type { ComponentType } from "preact";
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { Middleware, Page, RouteConfig, RouteHandler } from "./define.ts";
import { registerIsland } from "./islands.ts";

// deno-lint-ignore no-explicit-any
type Any = any;

export interface RouteModule {
  default?: Page<Any, Any> | Middleware<Any> | Middleware<Any>[];
  handler?: RouteHandler<unknown, Any>;
  handlers?: RouteHandler<unknown, Any>;
  config?: RouteConfig;
}

export interface Build {
  assets: Assets;
  /** By path under routes/, without extension: "zip/[zip]", "district/_layout". */
  routes: Map<string, RouteModule>;
}

/** Where the islands of a site are: in islands/, and in any folder `(_islands)` under routes/. */
export function listIslands(root: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const directory of ["islands", "routes"]) {
    for (const { id, path } of listModules(join(root, directory))) {
      if (directory === "routes" && !/(^|\/)\(_islands\)\//.test(id)) continue;
      const name = id.split("/").at(-1)!;
      if (found.has(name)) throw new Error(`Two islands are called ${name}: name each differently`);
      found.set(name, path);
    }
  }
  return found;
}

/** Imports all modules of a site; by default beside the assets that `deno task build` wrote. */
export async function loadBuild(root: string, assets?: Assets): Promise<Build> {
  for (const [name, path] of listIslands(root)) {
    const module = await import(pathToFileURL(path).href);
    const others = Object.keys(module).filter((key) => key !== "default");
    if (typeof module.default !== "function" || others.length > 0) {
      throw new Error(`An island has one export, its component as default: ${path}`);
    }
    registerIsland(name, module.default as ComponentType<Any>);
  }
  const routes = new Map<string, RouteModule>();
  for (const { id, path } of listModules(join(root, "routes"))) {
    if (!/(^|\/)\(_/.test(id)) routes.set(id, await import(pathToFileURL(path).href));
  }
  return { assets: assets ?? await readAssets(root), routes };
}

function listModules(directory: string): { id: string; path: string }[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!_test|\.d)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ id: relative(directory, path).replace(/\.tsx?$/, ""), path }))
    .sort((a, b) => a.id < b.id ? -1 : 1);
}
