// What every answer of the site has, whichever page it is. The pages are played by the test.
import assert from "node:assert/strict";
import { playRoutes } from "@/framework/testdata/play_routes.ts";
import type { Context, PageProps } from "fresh";
import { HttpError } from "fresh";
import { asset } from "fresh/runtime";
import { Me } from "shared/api/people.ts";
import { resident } from "shared/samples/people.ts";
import type { RouteExports } from "./seam/framework.ts";
import { MOST_PAGES_AT_ONCE } from "./busy_page.ts";
import { createSite, type SiteOptions } from "./site.ts";
import type { State } from "./utils.ts";

type Ctx = Context<State>;
const PUBLIC_URL = "https://floodline.test";
const me = resident({ places: [] });

const ErrorPage = ({ error }: PageProps<unknown, State>) => (
  <h1>{error instanceof HttpError ? `${error.status} ${error.message}` : "broken"}</h1>
);

/** Routes that answer with these handlers; the middleware is the site's own. */
async function openSite(
  handlers: Record<string, (ctx: Ctx) => Response | Promise<Response>>,
  options: Partial<SiteOptions> = {},
  more: Record<string, RouteExports> = {},
) {
  const { app, wrap } = createSite({
    fetch: () => Promise.reject(new TypeError("connection refused")),
    apiUrl: "http://api.test",
    publicUrl: PUBLIC_URL,
    s3Origin: "https://s3.test",
    isDevelopment: false,
    now: () => new Date("2026-11-22T12:00:00Z"),
    ...options,
  });
  playRoutes({
    _error: { default: ErrorPage },
    _middleware: await import("./routes/_middleware.ts"),
    ...Object.fromEntries(Object.entries(handlers).map(([id, handler]) => [id, { handler }])),
    ...more,
  })(app);
  const handle = wrap(app.handler());
  return async (path: string, init?: RequestInit) => {
    const response = await handle(new Request(`http://localhost:3000${path}`, init));
    return Object.assign(response, { html: await response.clone().text() });
  };
}

const Home = { default: () => <h1>Home</h1> };
const withSession = { headers: { cookie: "floodline_session=abc" } };

Deno.test("pages, error pages, files and refusals all carry the security headers", async () => {
  const ask = await openSite(
    {
      broken: () => {
        throw new Error("broken");
      },
    },
    {},
    { index: Home },
  );
  const answers = [
    await ask("/"),
    await ask("/nowhere"),
    await ask("/broken"),
    await ask(asset("/styles.css")),
    await ask("/", { method: "POST" }),
    await ask("/health"),
  ];
  assert.deepEqual(answers.map(({ status }) => status), [200, 404, 500, 200, 403, 200]);
  for (const { headers } of answers) {
    assert.match(headers.get("content-security-policy")!, /default-src 'self'/);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("x-frame-options"), "DENY");
    assert.equal(headers.get("referrer-policy"), "strict-origin-when-cross-origin");
  }
});

Deno.test("the policy allows our own files and the photos' store, nothing inline", async () => {
  const ask = await openSite({}, {}, { index: Home });
  const { headers } = await ask("/");
  const policy = Object.fromEntries(
    headers.get("content-security-policy")!.split("; ").map((directive) => {
      const [name, ...sources] = directive.split(" ");
      return [name!, sources.join(" ")];
    }),
  );
  assert.match(policy["script-src"]!, /^'self' 'nonce-[0-9a-f]{32}'$/);
  assert.equal(policy["style-src"], "'self'");
  assert.equal(policy["frame-ancestors"], "'none'");
  for (const name of ["img-src", "media-src", "connect-src", "form-action"]) {
    assert.match(policy[name]!, /'self'.* https:\/\/s3\.test/);
  }
  assert.doesNotMatch(headers.get("content-security-policy")!, /unsafe/);
});

Deno.test("a form counts only when it comes from the site's public origin", async () => {
  const ask = await openSite({ form: () => new Response("done") });
  const post = (headers: HeadersInit) => ask("/form", { method: "POST", headers });
  assert.equal((await post({ origin: PUBLIC_URL })).status, 200);
  for (const origin of ["https://evil.test", "null", "http://localhost:3000"]) {
    const { status, html } = await post({ origin });
    assert.equal(status, 403);
    assert.match(html, /<h1>403 This form came from another site/);
  }
  assert.equal((await post({})).status, 403);
});

Deno.test("the API's cookies reach the browser, from an error page as well", async () => {
  const setCookie = new Headers([["set-cookie", "a=1"], ["set-cookie", "b=2; Path=/"]]);
  const refusal = { error: { code: "reportNotFound", message: "There is no such report." } };
  const ask = await openSite({
    signedIn: async (ctx) => {
      await ctx.state.api.get("/api/me", Me);
      return new Response("hello");
    },
    lost: async (ctx) => {
      await ctx.state.api.get("/api/reports/1", Me);
      return new Response("never");
    },
  }, {
    fetch: (url) =>
      Promise.resolve(
        String(url).endsWith("/me")
          ? Response.json(me, { headers: setCookie })
          : Response.json(refusal, { status: 404, headers: setCookie }),
      ),
  });
  assert.deepEqual((await ask("/signedIn")).headers.getSetCookie(), ["a=1", "b=2; Path=/"]);
  const lost = await ask("/lost");
  assert.deepEqual([lost.status, lost.html.includes("404 There is no such report.")], [404, true]);
  assert.deepEqual(lost.headers.getSetCookie(), ["a=1", "b=2; Path=/"]);
});

Deno.test("who is signed in is asked once a request, and never without a cookie", async () => {
  let asked = 0;
  const ask = await openSite({
    index: async ({ state }) => {
      const [first, second] = [await state.me(), await state.me()];
      return new Response(`${first?.id === me.id} ${first === second}`);
    },
  }, {
    fetch: () => {
      asked++;
      return Promise.resolve(Response.json(me));
    },
  });
  assert.equal((await ask("/")).html, "false true");
  assert.equal(asked, 0);
  assert.equal((await ask("/", withSession)).html, "true true");
  assert.equal(asked, 1);
});

Deno.test("a session that has ended is nobody, and leads to the sign-in page where one is needed", async () => {
  const error = { code: "sessionExpired", message: "Please sign in again." };
  const ask = await openSite({
    index: async ({ state }) => new Response(String(await state.me())),
    account: async ({ state }) => Response.json(await state.api.get("/api/me", Me)),
  }, { fetch: () => Promise.resolve(Response.json({ error }, { status: 401 })) });
  assert.equal((await ask("/", withSession)).html, "undefined");
  const { status, headers } = await ask("/account?saved=1", withSession);
  assert.equal(status, 303);
  assert.equal(headers.get("location"), "/sign-in?next=%2Faccount%3Fsaved%3D1");
});

Deno.test("without an API a page is a 503 that says so, and when to come back", async () => {
  const errors: unknown[] = [];
  const ask = await openSite({
    account: async ({ state }) => Response.json(await state.api.get("/api/me", Me)),
  }, { onError: (error) => errors.push(error) });
  const { status, headers, html } = await ask("/account");
  assert.equal(status, 503);
  assert.equal(headers.get("retry-after"), "30");
  assert.match(html, /503 FloodLine cannot answer just now\. Please try again in a minute\./);
  assert.equal(errors.length, 1);
});

Deno.test("the API's Retry-After is passed on", async () => {
  const error = { code: "tooManyRequests", message: "Please wait." };
  const headers = { "retry-after": "90" };
  const ask = await openSite({
    index: async ({ state }) => Response.json(await state.api.get("/api/me", Me)),
  }, { fetch: () => Promise.resolve(Response.json({ error }, { status: 429, headers })) });
  const answer = await ask("/");
  assert.deepEqual([answer.status, answer.headers.get("retry-after")], [429, "90"]);
});

Deno.test("our own errors are told with their route, the visitor's are not", async () => {
  const told: [error: unknown, route: string | null][] = [];
  const fail = (error: unknown) => () => {
    throw error;
  };
  const ask = await openSite(
    {
      "zip/[zip]": fail(new Error("broken")),
      "district/index": fail(new Error("broken inside")),
      refused: fail(new HttpError(403)),
      odd: fail("a string"),
    },
    { onError: (error, { route }) => told.push([error, route]) },
    {
      "district/_error": { default: ErrorPage },
    },
  );
  for (const path of ["/zip/11231", "/district", "/refused", "/odd", "/nowhere"]) await ask(path);
  assert.deepEqual(told.map(([error, route]) => `${error} at ${route}`), [
    "Error: broken at /zip/:zip",
    "Error: broken inside at /district",
    "a string at /odd",
  ]);
});

Deno.test("every answer is told with its route's pattern, under the caller's request id", async () => {
  const told: string[] = [];
  const ask = await openSite({ "zip/[zip]": () => new Response("x", { status: 201 }) }, {
    onAnswer: ({ method, status }, { route, requestId }) =>
      told.push([method, route, status, requestId].join(" ")),
  });
  const given = await ask("/zip/11231", { headers: { "x-request-id": "from-the-proxy" } });
  assert.equal(given.headers.get("x-request-id"), "from-the-proxy");
  const forged = await ask("/nowhere", { headers: { "x-request-id": "+17185550123 <b>" } });
  const made = forged.headers.get("x-request-id")!;
  assert.match(made, /^[0-9a-f-]{36}$/);
  assert.deepEqual(told, ["GET /zip/:zip 201 from-the-proxy", `GET  404 ${made}`]);
});

Deno.test("pages for somebody signed in are kept nowhere", async () => {
  const ask = await openSite({}, {}, { index: Home });
  assert.equal((await ask("/")).headers.get("cache-control"), "no-cache");
  assert.equal((await ask("/", withSession)).headers.get("cache-control"), "no-store");
  assert.match(
    (await ask(asset("/styles.css"), withSession)).headers.get("cache-control")!,
    /immutable/,
  );
});

Deno.test("more pages at once than can be made: who comes beyond is told at once, and the next is served", async () => {
  const gate = Promise.withResolvers<void>();
  const ask = await openSite({
    slow: async () => {
      await gate.promise;
      return new Response("made");
    },
  });
  const waiting = Array.from({ length: MOST_PAGES_AT_ONCE }, () => ask("/slow"));
  for (
    const [language, sentence] of [["en", "Many people"], ["es", "Muchas personas"], [
      "zh",
      "现在访问的人很多",
    ]]
  ) {
    const { status, headers, html } = await ask("/slow", {
      headers: { "accept-language": language! },
    });
    assert.equal(status, 503);
    assert.equal(headers.get("retry-after"), "5");
    assert.equal(headers.get("content-language"), language);
    assert.match(html, new RegExp(`<html lang="${language}">.*${sentence}.*911`, "s"));
    assert.ok(headers.get("content-security-policy"));
  }
  assert.equal((await ask("/health")).status, 200, "busy is not hung");
  gate.resolve();
  for (const { status } of await Promise.all(waiting)) assert.equal(status, 200);
  assert.equal((await ask("/slow")).status, 200);
});
