// The whole site in a test, with an API made of answers: no network, a fixed clock.
import { parse } from "node:path";
import { type ErrorCode, ERRORS } from "shared/errors.ts";
import { NOW } from "shared/samples/moment.ts";
import { en } from "shared/words/en.ts";
import { App, staticFiles } from "fresh";
import { buildInMemory } from "@/framework/builder.ts";
import { createSite, type SiteOptions } from "@/site.ts";

export const ORIGIN = "https://floodline.test";

const root = parse(import.meta.dirname!).dir;
export const applyBuild = await buildInMemory(root, "production");

const files = new App().use(staticFiles());
applyBuild(files);
const askFile = files.handler();

/** A built file as browsers get it. */
export async function fileAt(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return await (await askFile(new Request(ORIGIN + path))).bytes();
}

/** "POST /api/auth/code" → its answer. What is not listed is answered as if nobody were signed in. */
type Answers = Record<string, Response | ((body: Any) => Response)>;

// deno-lint-ignore no-explicit-any
type Any = any;

interface ApiCall {
  /** "POST /api/auth/code" */
  what: string;
  url: string;
  body: Any;
}

export function fakeSite(answers: Answers, changes: Partial<SiteOptions> = {}) {
  const asked: ApiCall[] = [];
  const { app, wrap } = createSite({
    fetch: async (input, init) => {
      const { method, url } = new Request(input, { ...init, signal: undefined });
      const { pathname, search } = new URL(url);
      const body = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
      asked.push({ what: `${method} ${pathname}`, url: pathname + search, body });
      const answer = answers[`${method} ${pathname}`] ?? refuse("notSignedIn");
      await Promise.resolve();
      return answer instanceof Response ? answer.clone() : answer(body);
    },
    apiUrl: "http://api.test",
    publicUrl: ORIGIN,
    s3Origin: "https://s3.test",
    isDevelopment: false,
    now: () => NOW,
    ...changes,
  });
  applyBuild(app);
  const handler = wrap(app.handler());
  const ask = (path: string, init: RequestInit = {}) =>
    handler(
      new Request(ORIGIN + path, {
        ...init,
        headers: { cookie: "floodline_session=x", origin: ORIGIN, ...init.headers },
      }),
    );
  return {
    asked,
    handler,
    get: (path: string, headers?: Record<string, string>) => ask(path, { headers }),
    post: (
      path: string,
      form: Record<string, string> | URLSearchParams,
      headers?: Record<string, string>,
    ) => ask(path, { method: "POST", body: new URLSearchParams(form), headers }),
  };
}

export function refuse(
  code: ErrorCode,
  fields?: Record<string, string>,
  headers?: Record<string, string>,
): Response {
  const message = en.errors[code];
  return Response.json({ error: { code, message, fields } }, { status: ERRORS[code], headers });
}
