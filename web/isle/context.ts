// What every middleware and handler is given: one object a request.
import { HttpError } from "./http_error.ts";

export class Context<State> {
  readonly req: Request;
  /** The address asked for, double slashes made one. */
  readonly url: URL;
  /** Decoded; an optional one that is absent is empty. */
  readonly params: Record<string, string>;
  /** The pattern of the route that matched, as "/zip/:zip"; null: none did. */
  readonly route: string | null;
  readonly info: Deno.ServeHandlerInfo;
  /** Shared by middlewares, handlers and pages. Its fields are set before rendering, not while. */
  readonly state: State = {} as State;
  /** What was thrown last, if anything was. */
  error: unknown = null;
  /** The rest of the chain. */
  next: () => Promise<Response> = () => Promise.reject(new HttpError(404));

  constructor(init: Pick<Context<State>, "req" | "url" | "params" | "route" | "info">) {
    this.req = init.req;
    this.url = init.url;
    this.params = init.params;
    this.route = init.route;
    this.info = init.info;
  }

  /** A path stays on this site, "//elsewhere.example" too; only a full URL leads elsewhere. */
  redirect(pathOrUrl: string, status: 301 | 302 | 303 | 307 | 308 = 302): Response {
    const location = /^[/\\]/.test(asBrowsersRead(pathOrUrl))
      ? withoutDoubleSlashes(asBrowsersRead(pathOrUrl))
      : pathOrUrl;
    return new Response(null, { status, headers: { location } });
  }
}

/** They drop tabs, line breaks and outer blanks before they look for slashes. */
function asBrowsersRead(url: string): string {
  return url.replace(/^[\0-\x20]+|[\t\r\n]/g, "");
}

/** Backslashes count: browsers take them for slashes. The query stays as it is. */
function withoutDoubleSlashes(url: string): string {
  const [, path = "", rest = ""] = url.match(/^([^?#]*)(.*)$/s) ?? [];
  return path.replace(/[/\\]+/g, "/") + rest;
}
