// The site's service worker: one file under a name that never changes, so that browsers find the
// next one. It is told all built files, to keep them before it takes over.
import * as esbuild from "esbuild";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type AssetFile, hashOf } from "./assets.ts";

export const SERVICE_WORKER = "/sw.js";

/** Of offline/service_worker.ts; undefined: the site has none. Ends no esbuild process. */
export async function bundleServiceWorker(
  root: string,
  built: Map<string, AssetFile>,
  options: esbuild.BuildOptions,
): Promise<AssetFile | undefined> {
  const entry = join(root, "offline/service_worker.ts");
  if (!existsSync(entry)) return undefined;
  const urls = [...built.keys()].sort();
  const build = hashOf(new TextEncoder().encode(urls.join()));
  const { outputFiles } = await esbuild.build({
    ...options,
    entryPoints: [entry],
    bundle: true,
    format: "iife", // Firefox takes no module
    define: { BUILT_FILES: JSON.stringify({ build, urls }) },
    outdir: root,
    write: false,
  });
  const { contents } = outputFiles[0]!;
  return { body: contents, hash: hashOf(contents) };
}
