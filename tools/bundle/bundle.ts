// A program and all that it imports, packages too, in a few files: Deno then looks up and compiles a dozen
// modules where there were a thousand. What a program imports later is a file of its own, read when it is
// asked for. Stack traces name the sources, by the map beside each file.
import * as esbuild from "esbuild";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { importLater, LATER } from "./later.ts";
import { importMap, lateNode, oneLanguage, ownPlaces, siteModules, textFiles } from "./plugins.ts";

const ROOT = join(import.meta.dirname!, "../..");

/** Name → source. What is started is named as a program; what a program starts, as it asks for it. */
const ENTRIES: Record<string, string> = {
  api: "api/main.ts",
  web: "web/main.ts",
  worker: "worker/main.ts",
  thread: "worker/backups/thread.ts",
  typeset: "worker/after/program.ts",
  files: "shared/server/files/reading/thread.ts",
  admin: "tools/admin.ts",
};

/** They read files that lie beside them. */
const READ_FROM_THEIR_PLACE = [
  "@resvg/resvg-wasm",
  "swagger-ui-dist",
  "@myriaddreamin/typst-ts-node-compiler",
];

/** Packages of CommonJS ask for Node's modules by it, and for nothing else: all else is in the bundle. */
const REQUIRE = "const require=(name)=>process.getBuiltinModule(name);";

/** Each file's account is what esbuild gives. */
export async function bundlePrograms(
  outdir = join(ROOT, "_build"),
): Promise<esbuild.Metafile["outputs"]> {
  try {
    const { metafile, outputFiles } = await esbuild.build(optionsFor(outdir));
    await rm(outdir, { recursive: true, force: true });
    await mkdir(outdir, { recursive: true });
    for (const { path, text } of outputFiles) {
      const { imports = [] } = metafile.outputs[relative(ROOT, path)]!;
      await writeFile(path, importLater(text, imports, (file) => `./${basename(file)}`));
    }
    return metafile.outputs;
  } finally {
    await esbuild.stop(); // its process would outlive ours
  }
}

function optionsFor(outdir: string) {
  return {
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir,
    chunkNames: "chunk-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    conditions: ["deno"],
    // Where a package has modules besides: what is CommonJS comes whole, or, as UMD, not at all.
    mainFields: ["module", "main"],
    target: "esnext",
    jsx: "automatic",
    jsxImportSource: "preact",
    // An entry is what was started, wherever esbuild puts its code.
    define: { "import.meta.main": "true" },
    // Names stay, for who reads a stack trace.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: "linked",
    sourcesContent: false,
    legalComments: "none",
    logLevel: "warning",
    banner: { js: `${REQUIRE}${LATER}` },
    external: READ_FROM_THEIR_PLACE,
    plugins: [
      importMap(ROOT),
      siteModules(ROOT),
      textFiles,
      oneLanguage,
      lateNode,
      ownPlaces(ROOT, outdir, ENTRIES),
    ],
    metafile: true,
    write: false,
  } satisfies esbuild.BuildOptions;
}
