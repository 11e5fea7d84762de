// Builds the site on genuine Fresh. web/isle/builder.ts does the same on isle.
import { App, staticFiles } from "fresh";
import { Builder } from "fresh/dev";
import { asset } from "fresh/runtime";
import { stop as stopEsbuild } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TARGET } from "../seam/esbuild_options.ts";
import type { BuildMode, Framework } from "../seam/framework.ts";
import { makeFiles, makeServiceWorker } from "./files.ts";
import { FAULTS, MADE, OUT, STYLES } from "./names.ts";
import "./boot_first.ts";
import "./quiet_links.ts";

// deno-lint-ignore no-explicit-any
type Fresh = Framework<App<any>>;

export const buildInMemory: Fresh["buildInMemory"] = async (root, mode) => {
  const made = mkdtempSync(join(tmpdir(), "made-")); // read as the files are asked for
  addEventListener("unload", () => rmSync(made, { recursive: true, force: true }));
  const { apply } = await build(root, made, mode, "memory");
  return apply;
};

export const writeBuild: Fresh["writeBuild"] = async (root, log) => {
  rmSync(join(root, OUT), { recursive: true, force: true });
  const { urls } = await build(root, join(root, MADE), "production", "disk");
  for (const url of urls) log(url);
};

/** Twice: the service worker is a file like others, and is told the names of these. */
async function build(root: string, made: string, mode: BuildMode, snapshot: "memory" | "disk") {
  await makeFiles(root, made, mode);
  const urls = [...await buildScripts(newBuilder(root, made)), asset(STYLES), asset(FAULTS)];
  await makeServiceWorker(root, made, mode, urls);
  await stopEsbuild(); // its process would outlive ours
  const apply = await newBuilder(root, made).build({ ...PRODUCTION, snapshot });
  return { apply, urls };
}

/** In development mode it would listen for changes at a WebSocket: we have live_reload.ts. */
const PRODUCTION = { mode: "production" } as const;

function newBuilder(root: string, made: string): Builder {
  return new Builder({ root, outDir: OUT, staticDir: [made, "static"], target: TARGET });
}

/** Their addresses, which Fresh tells in a file beside them. */
async function buildScripts(builder: Builder): Promise<string[]> {
  const app = new App().use(staticFiles());
  (await builder.build({ ...PRODUCTION, snapshot: "memory" }))(app);
  const folder = `/_fresh/js/${builder.config.buildId}`;
  const answer = await app.handler()(new Request(`http://fresh${folder}/metafile.json`));
  const { outputs } = await answer.json();
  return Object.keys(outputs).map((name) => `${folder}/${name}`);
}
