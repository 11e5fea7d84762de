// The types and identity helpers that routes are written with: names and shapes of Fresh 2, and
// nothing that Fresh does not have.
import type { ComponentChild, FunctionComponent } from "preact";
import type { Context } from "./context.ts";

type MaybePromise<T> = T | Promise<T>;
export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a handler gives its page. */
export interface PageResponse<Data> {
  data: Data;
  status?: number;
  /** Two of one name keep the last: set cookies in a middleware. */
  headers?: HeadersInit;
}

/** Without a handler, `data` is an empty object. */
export interface PageProps<Data, State> {
  data: Data;
  Component: FunctionComponent;
  req: Request;
  url: URL;
  params: Record<string, string>;
  route: string | null;
  state: State;
  /** What was thrown; on error pages only. */
  error: unknown;
  info: Deno.ServeHandlerInfo;
}

type HandlerFn<Data, State> = (
  ctx: Context<State>,
) => MaybePromise<Response | PageResponse<Data>>;
type HandlerByMethod<Data, State> = { [M in Method]?: HandlerFn<Data, State> };
export type RouteHandler<Data, State> = HandlerFn<Data, State> | HandlerByMethod<Data, State>;
export type Middleware<State> = (ctx: Context<State>) => MaybePromise<Response>;
/** Pages, layouts and the app wrapper. An async one may answer with a Response instead. */
export type PageComponent<Data, State> = (
  props: PageProps<Data, State>,
) => MaybePromise<ComponentChild | Response>;

interface LayoutConfig {
  skipAppWrapper?: boolean;
  skipInheritedLayouts?: boolean;
}

export interface RouteConfig extends LayoutConfig {
  /** A pattern of Hono's, as "/places/:zip", in place of the one the file's path gives. */
  routeOverride?: string;
}

// deno-lint-ignore no-explicit-any
type Any = any;

/** The data that handlers give their page. */
type DataOf<H> = H extends HandlerFn<Any, Any> ? DataOfFn<H>
  : { [M in keyof H]: DataOfFn<H[M]> }[keyof H];
type DataOfFn<F> = F extends (...args: Any[]) => infer R
  ? Extract<Awaited<R>, PageResponse<unknown>>["data"]
  : never;

interface Define<State> {
  handlers<H extends RouteHandler<unknown, State>>(handlers: H): H;
  page<H = never, Data = [H] extends [never] ? never : DataOf<H>>(
    page: PageComponent<Data, State>,
  ): PageComponent<Data, State>;
  layout(layout: PageComponent<unknown, State>): PageComponent<unknown, State>;
  middleware<M extends Middleware<State> | Middleware<State>[]>(middleware: M): M;
}

export function createDefine<State>(): Define<State> {
  return { handlers: (h) => h, page: (p) => p, layout: (l) => l, middleware: (m) => m };
}

export function page(): PageResponse<undefined>;
export function page<Data>(data: Data, init?: Omit<PageResponse<Data>, "data">): PageResponse<Data>;
export function page(data?: unknown, init: { status?: number; headers?: HeadersInit } = {}) {
  return { data, ...init };
}
