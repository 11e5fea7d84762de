// What every middleware and handler is given: one object a request.
import type { Build } from "./build.ts";

export let buildOf: (ctx: Context<unknown>) => Build;

export class Context<State> {
  readonly #build: Build;
  readonly req: Request;
  /** The address asked for, double slashes made one. */
  readonly url: URL;
  readonly params: Record<string, string>;
  /** The pattern of the route that matched; null for none. */
  readonly route: string | null;
  readonly info: Deno.ServeHandlerInfo;
  /** Shared by middlewares, handlers and pages. Set its fields; before rendering, not while. */
  readonly state: State = {} as State;
  /** What was thrown, on error pages. */
  error: unknown = null;
  /** The rest of the chain; from a route's handler, a 404. */
  next: () => Promise<Response>;

  static {
    buildOf = (ctx) => ctx.#build;
  }

  constructor(
    init: Pick<Context<State>, "req" | "url" | "params" | "route" | "info" | "next">,
    build: Build,
  ) {
    this.req = init.req;
    this.url = init.url;
    this.params = init.params;
    this.route = init.route;
    this.info = init.info;
    this.next = init.next;
    this.#build = build;
  }

  /** A path of this site stays on it, "//elsewhere.example" included; a full URL goes there. */
  redirect(pathOrUrl: string, status: 301 | 302 | 303 | 307 | 308 = 302): Response {
    const [, path = "", rest = ""] = pathOrUrl.match(/^([^?#]*)(.*)$/s) ?? [];
    // Browsers read a backslash as a slash.
    const location = /^[/\\]/.test(path) ? path.replace(/[/\\]+/g, "/") + rest : pathOrUrl;
    return new Response(null, { status, headers: { location } });
  }
}
