// A site from modules given in the test, without files.
import type { Assets } from "../assets.ts";
import { App } from "../app.ts";
import type { RouteModule } from "../build.ts";
import { staticFiles } from "../static_files.ts";

interface TestSite {
  handle: ReturnType<App<unknown>["handler"]>;
  /** Status and text of an answer. */
  ask(path: string, init?: RequestInit): Promise<{ status: number; text: string; res: Response }>;
}

// deno-lint-ignore no-explicit-any
type AnyModule = { [Name in keyof RouteModule]: any };

export function siteOf(
  modules: Record<string, AnyModule>,
  // deno-lint-ignore no-explicit-any
  extend: (app: App<any>) => App<any> = (app) => app,
  assets: Partial<Assets> = {},
): TestSite {
  const app = extend(new App().use(staticFiles())).fsRoutes();
  app.setBuild({
    assets: { client: ["/_a/client.js"], islands: {}, urls: {}, files: new Map(), ...assets },
    routes: new Map(Object.entries(modules)),
  });
  const handle = app.handler();
  return {
    handle,
    async ask(path, init) {
      const res = await handle(new Request(`http://site.test${path}`, init));
      return { status: res.status, text: await res.clone().text(), res };
    },
  };
}
