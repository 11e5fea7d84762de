// Development: browser files built in memory, pages that reload when a source changes. Run it with
// deno run --allow-all --watch=web/routes,web/islands,web/components,web/lib,web/assets,web/static web/dev.ts
// `dev.ts build` writes the production files instead.
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
    (handler) => withLiveReload(handler, crypto.randomUUID()),
  );
}
