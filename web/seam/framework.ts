// What lies under the pages is one of two, chosen by import map: our own web/isle, or genuine Fresh by
// way of web/fresh. Both folders give these four, in built.ts, builder.ts and, for tests,
// testdata/play_routes.ts; nothing outside them knows which of the two it is.

/** `App`: the one of the specifier "fresh". */
export interface Framework<App> {
  /**
   * built.ts: takes what `writeBuild` wrote.
   *
   * @throws when nothing is built yet
   */
  loadBuilt(root: string): Promise<ApplyBuild<App>>;
  /**
   * testdata/play_routes.ts: a site of a few route modules, by their paths under routes/, with
   * /styles.css, and without islands. For tests of what is round the routes.
   */
  playRoutes(routes: Record<string, RouteExports>): ApplyBuild<App>;
  /** builder.ts: for development and tests. */
  buildInMemory(root: string, mode: BuildMode): Promise<ApplyBuild<App>>;
  /** builder.ts: the production build. `log` is told of each built file, a line each. */
  writeBuild(root: string, log: (line: string) => void): Promise<void>;
}

/** Gives an app its routes, islands and files; once, before its `handler()`. */
export type ApplyBuild<App> = (app: App) => void;

export type BuildMode = "development" | "production";

/** What a file under routes/ may export. Each framework looks at the values when it takes them. */
// deno-lint-ignore no-explicit-any
export type RouteExports = Partial<Record<"default" | "handler" | "handlers" | "config", any>>;
