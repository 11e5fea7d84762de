// The part of Fresh 2 that the pages use, under Fresh's names: see docs/decisions.
export { App } from "./app.ts";
export type { Context } from "./context.ts";
export { createDefine, page } from "./define.ts";
export type { Middleware, PageProps, RouteConfig } from "./define.ts";
export { HttpError } from "./http_error.ts";
export { staticFiles } from "./static_files.ts";
