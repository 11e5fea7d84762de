// What is the same for everybody is made once a change, by one request, for all: the others are answered
// from memory, before anything is asked of the database. docs/decisions/0044-made-once.md
import type { Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { asStranger, FOR_ALL, NOT_KEPT } from "shared/kept_answers/for_all.ts";
import type { KeptAnswer } from "shared/kept_answers/kept_answers.ts";
import { hashOf, respond } from "shared/kept_answers/respond.ts";
import { hasJustWritten } from "shared/wrote_cookie.ts";
import type { Deps } from "../deps.ts";
import { routePattern } from "../http/access_log.ts";
import { requestIdOf } from "../http/request_id.ts";
import type { ApiEnv } from "../http/env.ts";
import { type KeptRequest, readKeptRequest } from "./kept_routes.ts";
import { PublicChanges } from "./public_changes.ts";

/**
 * In front of everything that costs anything.
 *
 * @param app the whole of it, through which an answer is made as a stranger would get it
 */
export function keepAnswers(
  app: Pick<Hono<ApiEnv>, "fetch">,
  { sql, kept, meter }: Pick<Deps, "sql" | "kept" | "meter">,
) {
  if (!kept) return createMiddleware<ApiEnv>((_c, next) => next());
  const changes = new PublicChanges(sql, kept);
  /** Requests of our own, by which an answer is made. */
  const making = new WeakSet<Request>();

  async function make(c: Context<ApiEnv>, asked: KeptRequest): Promise<Made> {
    await changes.hear();
    const request = asStranger(c.req.raw, c.req.raw.headers.get("accept-language"));
    making.add(request);
    const response = await app.fetch(request, c.env);
    if (response.status !== 200 || response.headers.has("set-cookie")) return { response };
    const tags = await changes.tagsOf(asked.zip);
    return { answer: await keptAnswer(response, tags) };
  }

  return createMiddleware<ApiEnv>(async (c, next) => {
    const { raw } = c.req;
    const isRead = raw.method === "GET" || raw.method === "HEAD";
    const asked = isRead && !making.has(raw) && !hasJustWritten(raw.headers)
      ? readKeptRequest(routePattern(c), new URL(raw.url))
      : undefined;
    if (!asked) return await next();
    const startedAt = performance.now();
    let isMade = false;
    let own: Response | undefined;
    const answer = await kept.get(asked.key, async () => {
      const { answer, response } = await make(c, asked);
      isMade = true;
      own = response;
      return answer;
    }).catch(() => undefined);
    // What is not for all, as a refusal, whoever waited for it asks for by themselves.
    if (answer) c.res = await respond(answer, raw, [["x-request-id", requestIdOf(raw)]]);
    else if (own) c.res = own;
    else return await next();
    // Who made it has been counted, and told of in the log: of these there are thousands a second when it rains.
    if (isMade) return;
    const { method } = raw;
    const ms = performance.now() - startedAt;
    meter.requests.count({ method, route: routePattern(c), status: c.res.status, ms });
  });
}

interface Made {
  answer?: KeptAnswer;
  /** What came instead of an answer for all. */
  response?: Response;
}

async function keptAnswer(response: Response, tags: readonly string[]): Promise<KeptAnswer> {
  const bytes = await response.bytes() as Uint8Array<ArrayBuffer>;
  const headers = [...response.headers].filter(([name]) => !NOT_KEPT.includes(name));
  return {
    bytes,
    headers: [...headers.filter(([name]) => name !== "cache-control"), [
      "cache-control",
      FOR_ALL,
    ]],
    hash: await hashOf(bytes),
    tags,
  };
}
