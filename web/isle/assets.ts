// The files that browsers ask for: built ones under /_a/ with their hash in the name, and those of
// static/ under their own names. All in memory: a few dozen small files.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { nameAssets } from "./runtime.ts";

export interface Assets {
  /** URLs of the hydration entry, then of every chunk it imports. */
  client: string[];
  /** Island → URLs of its entry, then of every chunk that imports. */
  islands: Record<string, string[]>;
  /** "/styles.css" → the URL it is served at, for `asset()`. */
  urls: Record<string, string>;
  /** By URL path. */
  files: Map<string, AssetFile>;
}

export interface AssetFile {
  body: Uint8Array;
  br?: Uint8Array;
  gzip?: Uint8Array;
  hash: string;
}

/** Path and query of files that never change. */
export const NAMED_BY_CONTENT = /^\/_a\/|[?&]v=/;

/** Reads what `deno task build` wrote, and static/. */
export function readAssets(root: string): Assets {
  const directory = join(root, "_build");
  if (!existsSync(directory)) throw new Error("Nothing is built yet: run `deno task build` first");
  const manifest = JSON.parse(readFileSync(join(directory, "manifest.json"), "utf8"));
  const files = new Map<string, AssetFile>();
  for (const name of readdirSync(directory, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".gz")) continue;
    const path = join(directory, name.slice(0, -3));
    const body = readFileSync(path);
    const br = readFileSync(`${path}.br`);
    const gzip = readFileSync(`${path}.gz`);
    files.set(`/${relative(directory, path)}`, { body, br, gzip, hash: hashOf(body) });
  }
  return withStatic(root, { ...manifest, files });
}

/** Adds the files of static/, and tells `asset()` all names. */
export function withStatic(root: string, assets: Assets): Assets {
  const directory = join(root, "static");
  if (existsSync(directory)) {
    for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const body = readFileSync(path);
      const url = `/${relative(directory, path)}`;
      assets.files.set(url, { body, hash: hashOf(body) });
      assets.urls[url] = `${url}?v=${hashOf(body)}`;
    }
  }
  nameAssets(assets.urls);
  return assets;
}

export function hashOf(body: Uint8Array): string {
  return createHash("sha256").update(body).digest("base64url").slice(0, 10);
}
