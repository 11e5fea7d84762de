// The site without a network: everything it needs from outside comes in as an argument.
import { App, type Context, HttpError, staticFiles } from "fresh";
import { Me } from "shared/api/people.ts";
import { Api, ApiError } from "./lib/api.ts";
import { securityHeaders } from "./lib/security_headers.ts";
import type { Visit } from "./lib/visit.ts";
import type { State } from "./utils.ts";

export interface SiteOptions {
  /** Reaches the API. */
  fetch: typeof fetch;
  apiUrl: string;
  /** Where browsers see the site, as "https://floodline.example". */
  publicUrl: string;
  /** Where browsers send and read photos. */
  s3Origin: string;
  now: () => Date;
  /** Told of every request when it is answered. */
  onAnswer?: (visit: Visit, req: Request, status: number, ms: number) => void;
  /** Told of every error that is our own fault. */
  onError?: (error: unknown, visit: Visit) => void;
}

type Handler = (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

export interface Site {
  app: App<State>;
  /** Answers a request, with the headers that every answer carries, errors and files included. */
  wrap: (handler: Handler) => Handler;
}

export function createSite(options: SiteOptions): Site {
  const visits = new WeakMap<Request, Visit>();
  const app = new App<State>()
    .use(staticFiles())
    .use(async (ctx) => {
      const visit = visits.get(ctx.req)!;
      visit.route = ctx.route;
      beginState(ctx, visit, options);
      try {
        return await ctx.next();
      } catch (error) {
        if (error instanceof ApiError) visit.retryAfterSeconds = error.retryAfterSeconds;
        if (!(error instanceof HttpError) || error.status >= 500) options.onError?.(error, visit);
        throw error;
      }
    })
    .use(sameOrigin(options.publicUrl))
    .get("/health", () => Response.json({ status: "ok" }))
    .fsRoutes();
  const wrap = (handler: Handler): Handler => async (req, info) => {
    const startedAt = performance.now();
    const requestId = req.headers.get("x-request-id") ?? crypto.randomUUID();
    const visit: Visit = { requestId, route: null, cookies: [] };
    visits.set(req, visit);
    const response = securityHeaders(await handler(req, info), options.s3Origin);
    for (const cookie of visit.cookies) response.headers.append("set-cookie", cookie);
    if (response.status === 503 || visit.retryAfterSeconds) {
      response.headers.set("retry-after", `${visit.retryAfterSeconds ?? 30}`);
    }
    response.headers.set("x-request-id", requestId);
    options.onAnswer?.(visit, req, response.status, performance.now() - startedAt);
    return response;
  };
  return { app, wrap };
}

function beginState({ state, req }: Context<State>, visit: Visit, options: SiteOptions): void {
  state.visit = visit;
  state.now = options.now();
  state.api = new Api({
    fetch: options.fetch,
    url: options.apiUrl,
    visitor: req.headers,
    requestId: visit.requestId,
    onCookie: (line) => visit.cookies.push(line),
  });
  let me: Promise<Me | undefined> | undefined;
  state.me = () => me ??= findMe(state.api, req);
}

async function findMe(api: Api, req: Request): Promise<Me | undefined> {
  if (!req.headers.get("cookie")?.includes("floodline_session=")) return undefined;
  try {
    return await api.get("/api/me", Me);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return undefined;
    throw error;
  }
}

/** A form of another site must not act for somebody signed in here. */
function sameOrigin(publicUrl: string) {
  const { origin } = new URL(publicUrl);
  return async (ctx: Context<State>) => {
    const isSafe = ["GET", "HEAD", "OPTIONS"].includes(ctx.req.method);
    if (isSafe || ctx.req.headers.get("origin") === origin) return await ctx.next();
    throw new HttpError(403, "This form was sent from another site. Open the page and try again.");
  };
}
