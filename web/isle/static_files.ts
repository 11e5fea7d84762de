import { extname } from "node:path";
import type { AssetFile } from "./assets.ts";
import { builds } from "./build.ts";
import type { Middleware } from "./define.ts";

/** Answers for built and static files, before any route. */
export function staticFiles<State>(): Middleware<State> {
  return async (ctx) => {
    const file = builds.get(ctx)!.assets.files.get(decoded(ctx.url.pathname));
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
  const etag = `W/"${file.hash}"`;
  const headers = new Headers({
    "content-type": TYPES[extname(url.pathname)] ?? "application/octet-stream",
    "cache-control": isNamedByContent ? "public, max-age=31536000, immutable" : "no-cache",
    etag,
    vary: "accept-encoding",
  });
  if (req.headers.get("if-none-match") === etag) {
    return new Response(null, { status: 304, headers });
  }
  const accepted = req.headers.get("accept-encoding") ?? "";
  const encoding = (["br", "gzip"] as const).find((name) => file[name] && accepted.includes(name));
  if (encoding) headers.set("content-encoding", encoding);
  const body = encoding ? file[encoding]! : file.body;
  return new Response(body as Uint8Array<ArrayBuffer>, { headers });
}
