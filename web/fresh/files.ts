// What Fresh's builder has no word for: a style sheet made of many files, the service worker, and what
// listens for faults. It takes them for files of a static folder.
import * as esbuild from "esbuild";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { optionsFor } from "../seam/esbuild_options.ts";
import type { BuildMode } from "../seam/framework.ts";
import { bundleServiceWorker, SERVICE_WORKER } from "../seam/service_worker.ts";

/** Path and query of files that never change. */
const NAMED_BY_CONTENT = /^\/_fresh\/js\/|[?&]__frsh_c=/;

export async function makeFiles(root: string, folder: string, mode: BuildMode): Promise<void> {
  await esbuild.build({
    ...optionsFor(mode),
    entryPoints: {
      styles: join(root, "assets/styles.css"),
      faults: fileURLToPath(import.meta.resolve("../seam/faults.ts")),
    },
    format: "esm",
    outdir: folder,
  });
}

/** `urls`: all built files. */
export async function makeServiceWorker(
  root: string,
  folder: string,
  mode: BuildMode,
  urls: string[],
): Promise<void> {
  const body = await bundleServiceWorker(root, mode, { urls, names: NAMED_BY_CONTENT });
  mkdirSync(folder, { recursive: true });
  if (body) writeFileSync(join(folder, SERVICE_WORKER), body);
}
