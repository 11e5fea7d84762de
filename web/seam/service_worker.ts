// The site's service worker: one file under a name that never changes, so that browsers find the
// next one. It is told all built files, to keep them before it takes over.
import * as esbuild from "esbuild";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { optionsFor } from "./esbuild_options.ts";
import type { BuildMode } from "./framework.ts";

export const SERVICE_WORKER = "/sw.js";

/**
 * Builds offline/service_worker.ts. Ends no esbuild process.
 *
 * @param names pattern of the addresses, path and query, of files that never change, of builds before
 * this one too
 * @returns undefined when the site has none
 */
export async function bundleServiceWorker(
  root: string,
  mode: BuildMode,
  { urls, names }: { urls: string[]; names: RegExp },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const entry = join(root, "offline/service_worker.ts");
  if (!existsSync(entry)) return undefined;
  const sorted = urls.toSorted();
  const build = createHash("sha256").update(sorted.join()).digest("base64url").slice(0, 10);
  const { outputFiles } = await esbuild.build({
    ...optionsFor(mode),
    entryPoints: [entry],
    format: "iife", // Firefox takes no module
    define: { BUILT_FILES: JSON.stringify({ build, urls: sorted, names: names.source }) },
    outdir: root,
    write: false,
  });
  return outputFiles[0]!.contents as Uint8Array<ArrayBuffer>;
}
