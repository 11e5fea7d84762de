// A site of a few routes on isle. web/fresh/testdata/play_routes.ts does the same on Fresh.
import type { Framework } from "../../seam/framework.ts";
import type { App } from "../app.ts";
import type { Assets } from "../assets.ts";
import { nameAssets } from "../runtime.ts";

// deno-lint-ignore no-explicit-any
type Isle = Framework<App<any>>;

export const playRoutes: Isle["playRoutes"] = (routes) => (app) =>
  app.setBuild({ assets: playAssets(), routes: new Map(Object.entries(routes)) });

function playAssets(): Assets {
  const body = new TextEncoder().encode("h1{}");
  const url = "/_a/styles-1.css";
  const urls = { "/styles.css": url };
  nameAssets(urls);
  return { client: [], islands: {}, urls, files: new Map([[url, { body, hash: "1" }]]) };
}
