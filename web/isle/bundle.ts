// Builds the browser's files with esbuild: an entry for each island, shared chunks, hashed names.
import * as esbuild from "esbuild";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { optionsFor } from "../seam/esbuild_options.ts";
import type { BuildMode } from "../seam/framework.ts";
import { bundleServiceWorker, SERVICE_WORKER } from "../seam/service_worker.ts";
import { type Assets, hashOf, NAMED_BY_CONTENT, withStatic } from "./assets.ts";
import { listIslands } from "./site_files.ts";

const CLIENT = fileURLToPath(import.meta.resolve("./client.tsx"));

export async function bundle(root: string, mode: BuildMode): Promise<Assets> {
  try {
    const assets = await bundlePages(root, mode);
    const urls = [...assets.files.keys()];
    const worker = await bundleServiceWorker(root, mode, { urls, names: NAMED_BY_CONTENT });
    if (worker) assets.files.set(SERVICE_WORKER, { body: worker, hash: hashOf(worker) });
    return withStatic(root, assets);
  } finally {
    await esbuild.stop(); // its process would outlive ours
  }
}

async function bundlePages(root: string, mode: BuildMode): Promise<Assets> {
  const out = join(root, "_build");
  const { metafile, outputFiles } = await esbuild.build({
    ...optionsFor(mode),
    entryPoints: entriesOf(root),
    absWorkingDir: root,
    outdir: join(out, "_a"),
    entryNames: "[name]-[hash]",
    chunkNames: "chunk-[hash]",
    assetNames: "[name]-[hash]",
    splitting: true,
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".woff2": "file", ".svg": "file" },
    // The elements round islands are no boxes: a page looks the same without them.
    banner: { css: "isle-island,isle-slot{display:contents}" },
    metafile: true,
    write: false,
  });
  const assets: Assets = { client: [], islands: {}, urls: {}, files: new Map() };
  for (const { path, contents } of outputFiles) {
    assets.files.set(path.slice(out.length), { body: contents, hash: hashOf(contents) });
  }
  const { outputs } = metafile;
  for (const [file, { entryPoint }] of Object.entries(outputs)) {
    if (!entryPoint) continue;
    const urls = withImports(outputs, file).map((path) => path.replace(/^_build/, ""));
    const name = basename(file).replace(/-[^-]+$/, "");
    if (extname(file) === ".css") assets.urls[`/${name}.css`] = urls[0]!;
    else if (name === "client") assets.client = urls;
    else assets.islands[name.replace(/^island\./, "")] = urls;
  }
  return assets;
}

/** Writes the production build to _build/: files, compressed copies, manifest. */
export async function writeBundle(root: string, log: (line: string) => void): Promise<void> {
  const { files, client, islands, urls } = await bundle(root, "production");
  const out = join(root, "_build");
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, "_a"), { recursive: true });
  for (const [path, { body }] of files) {
    const isBuilt = path.startsWith("/_a/") || path === SERVICE_WORKER;
    if (!isBuilt) continue; // static/ is served from where it is
    const gzip = gzipSync(body, { level: 9 });
    writeFileSync(join(out, path), body);
    writeFileSync(join(out, `${path}.gz`), gzip);
    writeFileSync(join(out, `${path}.br`), brotliCompressSync(body));
    log(`${path}  ${body.length} B, ${gzip.length} B compressed`);
  }
  const built = Object.fromEntries(
    Object.entries(urls).filter(([, url]) => url.startsWith("/_a/")),
  );
  writeFileSync(join(out, "manifest.json"), JSON.stringify({ client, islands, urls: built }));
}

function entriesOf(root: string): Record<string, string> {
  const entries: Record<string, string> = { client: CLIENT };
  const styles = join(root, "assets/styles.css");
  if (existsSync(styles)) entries.styles = styles;
  for (const [name, path] of listIslands(root)) entries[`island.${name}`] = path;
  return entries;
}

/** A file and all that it imports at once. */
function withImports(
  outputs: esbuild.Metafile["outputs"],
  file: string,
  seen = new Set<string>(),
): string[] {
  seen.add(file);
  for (const { kind, path } of outputs[file]?.imports ?? []) {
    if (kind === "import-statement" && !seen.has(path)) withImports(outputs, path, seen);
  }
  return [...seen];
}
