// The files that browsers ask for: built ones under /_a/ with their hash in the name, and those of
// static/ under their own names. All in memory: a few dozen small files.
import { createHash } from "node:crypto";
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
  const directory = `${root}/_build`;
  // Not by node:fs: what Deno makes of that takes as long as all of this.
  const built = [...listUrls(directory)];
  if (built.length === 0) throw new Error("Nothing is built yet: run `deno task build` first");
  const manifest = JSON.parse(Deno.readTextFileSync(`${directory}/manifest.json`));
  const files = new Map<string, AssetFile>();
  for (const packed of built.filter((url) => url.endsWith(".gz"))) {
    const url = packed.slice(0, -3);
    const body = Deno.readFileSync(directory + url);
    const br = Deno.readFileSync(`${directory}${url}.br`);
    const gzip = Deno.readFileSync(directory + packed);
    files.set(url, { body, br, gzip, hash: hashOf(body) });
  }
  return withStatic(root, { ...manifest, files });
}

/** Adds the files of static/, and tells `asset()` all names. */
export function withStatic(root: string, assets: Assets): Assets {
  const directory = `${root}/static`;
  for (const url of listUrls(directory)) {
    const body = Deno.readFileSync(directory + url);
    assets.files.set(url, { body, hash: hashOf(body) });
    assets.urls[url] = `${url}?v=${hashOf(body)}`;
  }
  nameAssets(assets.urls);
  return assets;
}

/** Of all files in a folder, and in those within it: "/icons/drop.svg". None where there is no folder. */
function* listUrls(directory: string, folder = ""): Generator<string> {
  for (const { name, isDirectory } of readFolder(directory + folder)) {
    if (isDirectory) yield* listUrls(directory, `${folder}/${name}`);
    else yield `${folder}/${name}`;
  }
}

function readFolder(path: string): Deno.DirEntry[] {
  try {
    return [...Deno.readDirSync(path)];
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

export function hashOf(body: Uint8Array): string {
  return createHash("sha256").update(body).digest("base64url").slice(0, 10);
}
