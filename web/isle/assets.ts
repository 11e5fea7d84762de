// The files that browsers ask for: built ones under /_a/ with their hash in the name, and those of
// static/ under their own names. All in memory: a few dozen small files.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { buildOf, type Context } from "./context.ts";
import type { Middleware } from "./define.ts";
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
  /** In development: URL of the script that reloads the page. */
  liveScript?: string;
}

export interface AssetFile {
  body: Uint8Array;
  br?: Uint8Array;
  gzip?: Uint8Array;
  hash: string;
}

/** Reads what `deno task build` wrote, and static/. */
export function readAssets(root: string): Assets {
  const directory = join(root, "_build");
  if (!existsSync(directory)) throw new Error("Nothing is built yet: run `deno task build` first");
  const manifest = JSON.parse(readFileSync(join(directory, "manifest.json"), "utf8"));
  const files = new Map<string, AssetFile>();
  for (const name of readdirSync(join(directory, "_a"))) {
    if (/\.(br|gz)$/.test(name)) continue;
    const path = join(directory, "_a", name);
    const body = readFileSync(path);
    const br = readFileSync(`${path}.br`);
    const gzip = readFileSync(`${path}.gz`);
    files.set(`/_a/${name}`, { body, br, gzip, hash: hashOf(body) });
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

/** Answers for built and static files, before any route. */
export function staticFiles<State>(): Middleware<State> {
  return async (ctx) => {
    const { files } = buildOf(ctx as Context<unknown>).assets;
    const file = files.get(decoded(ctx.url.pathname));
    if (!file) return await ctx.next();
    if (ctx.req.method !== "GET" && ctx.req.method !== "HEAD") {
      return new Response("Method Not Allowed", { status: 405 });
    }
    return serve(file, ctx.req, ctx.url);
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

function serve(file: AssetFile, req: Request, url: URL): Response {
  const isNamedByContent = url.pathname.startsWith("/_a/") ||
    url.searchParams.get("v") === file.hash;
  const headers = new Headers({
    "content-type": TYPES[extname(url.pathname)] ?? "application/octet-stream",
    "cache-control": isNamedByContent
      ? "public, max-age=31536000, immutable"
      : "public, max-age=3600",
    etag: `"${file.hash}"`,
    vary: "accept-encoding",
  });
  if (req.headers.get("if-none-match") === `"${file.hash}"`) {
    return new Response(null, { status: 304, headers });
  }
  const accepted = req.headers.get("accept-encoding") ?? "";
  const encoding = (["br", "gzip"] as const).find((name) => file[name] && accepted.includes(name));
  if (encoding) headers.set("content-encoding", encoding);
  const body = encoding ? file[encoding]! : file.body;
  return new Response(body as Uint8Array<ArrayBuffer>, { headers });
}
