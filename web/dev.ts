// Development: the browser's files are built in memory, and pages reload when a source changes:
//   deno run --allow-all --watch=web/routes,web/islands,web/components,web/map,web/rain,web/photo,web/lib,web/assets,web/static web/dev.ts
// `web/dev.ts build` writes the browser's files for production instead.
import { buildInMemory, writeBuild } from "@/framework/builder.ts";
import { withLiveReload } from "./live_reload.ts";
import { start } from "./main.ts";
import { openSite, ROOT } from "./run.ts";

if (Deno.args.includes("build")) {
  await writeBuild(ROOT, console.log);
  Deno.exit(0); // Fresh's esbuild may still be there
} else {
  await start(
    (config, { requests }) =>
      openSite(config, { requests, load: () => buildInMemory(ROOT, "development") }),
    (handler, stopping) => withLiveReload(handler, crypto.randomUUID(), stopping),
  );
}
