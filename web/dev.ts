// Development: the browser's files are built in memory, and pages reload when a source changes:
//   deno run --allow-all --watch=web/routes,web/islands,web/components,web/map,web/rain,web/photo,web/lib,web/assets,web/static web/dev.ts
// `web/dev.ts build` writes the browser's files for production instead.
import { loadBuild } from "./isle/build.ts";
import { bundle, writeBundle } from "./isle/bundle.ts";
import { LIVE_SCRIPT, withLiveReload } from "./isle/live_reload.ts";
import { ROOT, start } from "./main.ts";

if (Deno.args.includes("build")) {
  await writeBundle(ROOT, console.log);
} else {
  await start(
    async () => {
      const assets = await bundle(ROOT, "development");
      return await loadBuild(ROOT, { ...assets, liveScript: LIVE_SCRIPT });
    },
    (handler, stopping) => withLiveReload(handler, crypto.randomUUID(), stopping),
  );
}
