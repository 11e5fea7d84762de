// The site: everything it needs from outside comes in as an argument.
import { App, type Context, HttpError, staticFiles } from "fresh";
import type { KeptAnswers } from "shared/kept_answers/kept_answers.ts";
import { isReadable } from "shared/request_line.ts";
import { keepOwnPages } from "./kept/keep_own_pages.ts";
import { keepPages, type PageForAll } from "./kept/keep_pages.ts";
import type { OwnPages } from "./kept/own_pages.ts";
import { wroteCookie } from "shared/wrote_cookie.ts";
import { answerBusy, boundAtOnce, MOST_ASKED_AT_ONCE, MOST_PAGES_AT_ONCE } from "./busy_page.ts";
import { Api, ApiError } from "./lib/api.ts";
import { languageCookie, languageOf } from "./lib/language.ts";
import { sameOrigin } from "./lib/same_origin.ts";
import { securityHeaders } from "./lib/security_headers.ts";
import { hasSession, lazyMe, readerOf } from "./lib/session.ts";
import { beginVisit, type Visit } from "./lib/visit.ts";
import type { Handler } from "./serve.ts";
import type { State } from "./utils.ts";

export interface SiteOptions {
  /** Reaches the API. */
  fetch: typeof fetch;
  apiUrl: string;
  /** Where browsers see the site, as "https://floodline.example". */
  publicUrl: string;
  /** Where browsers send photos, and read them. */
  s3Origin: string;
  /** Shows the pages for developers, which nobody else finds. */
  isDevelopment: boolean;
  now: () => Date;
  /** Pages made once for every stranger; without it each is made anew. */
  kept?: KeptAnswers<PageForAll>;
  /** Pages given again to whom they were made for; without it each is made anew. */
  ownPages?: OwnPages;
  /** Told of every answer. */
  onAnswer?: (entry: AccessEntry, visit: Visit) => void;
  /** Told of every error that is not the visitor's, one in the browser too. */
  onError?: (error: unknown, visit: Visit) => void;
}

export interface AccessEntry {
  method: string;
  status: number;
  ms: number;
  /** From what is kept for everybody: in thousands a second when it rains. */
  isKept: boolean;
}

/** A page's own script failed. It has no stack: the browser's words are all that is known. */
class PageFault extends Error {
  override name = "PageFault";
}

export interface Site {
  app: App<State>;
  /** Puts round the app's handler what every answer needs, error pages and files included. */
  wrap: (handler: Handler) => Handler;
}

export function createSite(options: SiteOptions): Site {
  const visits = new WeakMap<Request, Visit>();
  const app = new App<State>()
    .use(staticFiles())
    .use(async (ctx) => {
      const visit = visits.get(ctx.req)!;
      visit.route = ctx.route;
      fillState(ctx, visit, options);
      try {
        return await ctx.next();
      } finally {
        noteError(ctx.error, visit, options);
      }
    })
    .use(sameOrigin(options.publicUrl))
    .get("/health", () => Response.json({ status: "ok" }))
    .fsRoutes();

  const wrap = (handler: Handler): Handler => {
    const [makeOne, giveOne] = [boundAtOnce(MOST_PAGES_AT_ONCE), boundAtOnce(MOST_ASKED_AT_ONCE)];
    const { ownPages } = options;
    const giveOwn = ownPages && keepOwnPages({ ...options, ownPages });
    const answer = async (req: Request, visit: Visit, info?: Deno.ServeHandlerInfo) => {
      visits.set(req, visit);
      if (!isReadable(req)) return finish(new Response(null, { status: 400 }), req, visit, options);
      const make = async () => await handler(req, info);
      const makeInTurn = async () => await makeOne(make) ?? answerBusy(req);
      const give = async () =>
        await giveOwn?.(req, visit, makeInTurn) ?? { response: await makeInTurn() };
      const isHealth = new URL(req.url).pathname === "/health";
      const given = isHealth ? { response: await make() } : await giveOne(give);
      const { response, policy } = { policy: undefined, ...given ?? { response: answerBusy(req) } };
      finish(response, req, visit, options);
      if (policy) response.headers.set("content-security-policy", policy);
      return response;
    };
    const { kept } = options;
    const giveKept = kept && keepPages({
      ...options,
      kept,
      make: async (req, info) => {
        const visit = beginVisit(req);
        const startedAt = performance.now();
        const response = await answer(req, visit, info);
        const ms = performance.now() - startedAt;
        options.onAnswer?.({ method: "GET", status: response.status, ms, isKept: false }, visit);
        return { response, asked: visit.asked };
      },
    });
    return async (req, info) => {
      const startedAt = performance.now();
      const visit = beginVisit(req);
      const given = await giveKept?.(req, info, [["x-request-id", visit.requestId]]);
      if (given) visit.route = given.route;
      const response = given?.response ?? await answer(req, visit, info);
      if (visit.pageFault) options.onError?.(new PageFault(visit.pageFault), visit);
      const ms = performance.now() - startedAt;
      const { method } = req;
      const entry = { method, status: response.status, ms, isKept: given !== undefined };
      if (!given?.isMade) options.onAnswer?.(entry, visit);
      return response;
    };
  };
  return { app, wrap };
}

function fillState({ state, req, url }: Context<State>, visit: Visit, options: SiteOptions): void {
  const { language, isChosen } = languageOf(url, req.headers);
  if (isChosen) visit.cookies.push(languageCookie(language, options.publicUrl));
  state.language = language;
  state.visit = visit;
  state.now = options.now();
  state.publicUrl = options.publicUrl;
  state.isDevelopment = options.isDevelopment;
  state.api = new Api({
    fetch: (input, init) => takeAnswered(input, init) ?? options.fetch(input, init),
    url: options.apiUrl,
    visitor: req.headers,
    language,
    requestId: visit.requestId,
    onCookie: (line) => visit.cookies.push(line),
    onRead: (asked) => visit.asked.push(asked),
    onRefusal: ({ retryAfterSeconds }) => visit.retryAfterSeconds ??= retryAfterSeconds,
  });
  state.me = lazyMe(state.api, req);
  state.reader = async () => readerOf(await state.me());

  /** Once: whoever asks again wants to know how it is then. */
  function takeAnswered(...[input, init]: Parameters<typeof fetch>) {
    const path = String(input).slice(options.apiUrl.length);
    const answered = init?.method === "GET" ? visit.answered.get(path) : undefined;
    visit.answered.delete(path);
    return answered && Promise.resolve(answered);
  }
}

/** Also for an error that a folder's own error page has answered already. */
function noteError(error: unknown, visit: Visit, { onError }: SiteOptions): void {
  if (error === null) return;
  if (error instanceof ApiError) visit.retryAfterSeconds = error.retryAfterSeconds;
  if (!(error instanceof HttpError) || error.status >= 500) onError?.(error, visit);
}

function finish(response: Response, req: Request, visit: Visit, options: SiteOptions): Response {
  const { headers } = securityHeaders(response, options.s3Origin);
  headers.set("x-request-id", visit.requestId);
  if (!isRead(req) && response.status < 400) visit.cookies.push(wroteCookie(options.publicUrl));
  for (const cookie of visit.cookies) headers.append("set-cookie", cookie);
  if (headers.get("content-type")?.startsWith("text/html")) {
    headers.set("vary", "Cookie, Accept-Language");
  }
  if (!headers.has("cache-control")) {
    headers.set("cache-control", hasSession(req) ? "no-store" : "no-cache");
  }
  const seconds = visit.retryAfterSeconds ?? (response.status === 503 ? 30 : undefined);
  const isTold = response.status < 400 || headers.has("retry-after");
  if (seconds !== undefined && !isTold) headers.set("retry-after", String(seconds));
  return response;
}

function isRead({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}
