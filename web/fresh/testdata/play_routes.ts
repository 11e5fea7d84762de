// A site of a few routes on Fresh. web/isle/testdata/play_routes.ts does the same on isle.
import type { App } from "fresh";
import { ProdBuildCache, setBuildCache } from "fresh/internal";
import { parse } from "node:path";
import type { Framework } from "../../seam/framework.ts";

// deno-lint-ignore no-explicit-any
type Fresh = Framework<App<any>>;

type Snapshot = ConstructorParameters<typeof ProdBuildCache>[1];

export const playRoutes: Fresh["playRoutes"] = (routes) => {
  const filePath = Deno.makeTempFileSync({ suffix: ".css" });
  addEventListener("unload", () => Deno.removeSync(filePath));
  const style = { name: "/styles.css", filePath, hash: "1", contentType: "text/css" };
  const snapshot = {
    version: "1",
    clientEntry: "",
    islands: new Map(),
    entryAssets: [],
    staticFiles: new Map([[style.name, style]]),
    fsRoutes: Object.entries(routes).map(([id, mod]) => fsRouteOf(id, mod)).sort(outermostFirst),
  } as Snapshot;
  return (app) => setBuildCache(app, new ProdBuildCache("/", snapshot), "production");
};

type FsRoute = Snapshot["fsRoutes"][number];

/** As Fresh's builder would have found it; for routes of fixed parts and `[parameters]`. */
function fsRouteOf(id: string, mod: FsRoute["mod"]): FsRoute {
  const { dir, base: name } = parse(id);
  const type = { _error: "error", _middleware: "middleware" }[name] ?? "route";
  const path = type === "route" ? id.replace(/(^|\/)index$/, "") : dir;
  const pattern = `/${path.replace(/\[(\w+)\]/g, ":$1")}`;
  const fixed = { id: `/${id}`, filePath: id, mod, pattern, routePattern: pattern, css: [] };
  return { ...fixed, type: type as FsRoute["type"], overrideConfig: undefined };
}

/** What surrounds routes comes before them. */
function outermostFirst(a: FsRoute, b: FsRoute): number {
  return Number(isRoute(a)) - Number(isRoute(b));
}

function isRoute({ type }: FsRoute): boolean {
  return String(type) === "route";
}
