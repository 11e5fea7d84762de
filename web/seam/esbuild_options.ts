// How files for browsers are built, by whichever framework.
import type * as esbuild from "esbuild";
import { fileURLToPath } from "node:url";
import type { BuildMode } from "./framework.ts";

/** What these do not parse is not for them: they keep the plain page (boot.ts). */
export const TARGET = ["safari15", "chrome94", "firefox93"];

export function optionsFor(mode: BuildMode) {
  return {
    bundle: true,
    target: TARGET,
    minify: mode === "production",
    sourcemap: mode === "development" && "inline",
    legalComments: "none",
    logLevel: "warning",
    plugins: [denoImports],
  } satisfies esbuild.BuildOptions;
}

/**
 * Lets esbuild follow deno.json's import map and the workspace's members. npm packages stay with
 * esbuild: Deno would pick their server entry, and the page would end up with two Preacts.
 */
const denoImports: esbuild.Plugin = {
  name: "deno-imports",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
      if (kind === "entry-point" || importer.includes("/node_modules/")) return;
      const url = import.meta.resolve(path);
      const isLocal = url.startsWith("file:") && !url.includes("/node_modules/");
      if (isLocal) return { path: fileURLToPath(url) };
    });
  },
};
