// Pages made once for all strangers, over the real site with an API made of answers.
import assert from "node:assert/strict";
import { keptInProcess } from "shared/kept_answers/kept_answers.ts";
import { mapData } from "shared/samples/map.ts";
import { NOW } from "shared/samples/moment.ts";
import { resident } from "shared/samples/people.ts";
import { zipPage } from "shared/samples/zips.ts";
import { fakeSite, ORIGIN } from "../tests/fake_site.ts";
import type { PageForAll } from "./keep_pages.ts";

const FRESH_MS = 1_000;
type Answer = Response | undefined;

function open() {
  let ms = 0;
  let version = 1;
  let isAway = false;
  const calls = { whole: 0, unchanged: 0 };
  const zip = zipPage();
  const bodies: Record<string, () => unknown> = {
    "/api/zips/11231": () => ({ ...zip, rainTodayMm: version }),
    "/api/map": () => mapData(),
    "/api/me": () => resident({ phone: "+12125550123" }),
  };
  const answer = (path: string, headers: Headers): Answer => {
    const body = bodies[path]?.();
    if (!body) return undefined;
    const etag = `"${path} ${version}"`;
    if (headers.get("if-none-match") === etag) {
      calls.unchanged++;
      return new Response(null, { status: 304, headers: { etag } });
    }
    calls.whole++;
    return Response.json(body, { headers: { etag } });
  };
  const site = fakeSite({}, {
    now: () => new Date(NOW.getTime() + ms),
    kept: keptInProcess<PageForAll>({ freshMs: FRESH_MS, restMs: 0, now: () => ms }),
    fetch: (input, init) => {
      if (isAway) return Promise.reject(new TypeError("connection refused"));
      const { pathname } = new URL(String(input));
      const missing = Response.json({ error: { code: "notFound", message: "x" } }, { status: 404 });
      return Promise.resolve(answer(pathname, new Headers(init?.headers)) ?? missing);
    },
  });
  return {
    calls,
    forward: (by: number) => ms += by,
    change: () => version++,
    goAway: (away: boolean) => isAway = away,
    ask: async (path: string, headers: Record<string, string> = {}, method = "GET") => {
      const response = await site.handler(new Request(ORIGIN + path, { method, headers }));
      return Object.assign(response, { html: await response.clone().text() });
    },
  };
}

const SESSION = { cookie: "floodline_session=x" };
const rainOf = (html: string) => html.match(/<h2 id="rain">.*?<p>(.*?)<\/p>/s)?.[1];

Deno.test("a page is made once, asked about once a second, and made anew when the api says so", async () => {
  const { ask, calls, change, forward } = open();
  const first = await ask("/zip/11231");
  assert.equal(first.status, 200);
  assert.deepEqual(calls, { whole: 2, unchanged: 0 });
  const many = await Promise.all(Array.from({ length: 50 }, () => ask("/zip/11231")));
  assert.deepEqual(new Set(many.map(({ html }) => html)), new Set([first.html]));
  assert.deepEqual(calls, { whole: 2, unchanged: 0 });
  forward(FRESH_MS);
  assert.equal((await ask("/zip/11231")).html, first.html);
  assert.deepEqual(calls, { whole: 2, unchanged: 2 });
  change();
  forward(FRESH_MS);
  const changed = await ask("/zip/11231");
  assert.notEqual(rainOf(changed.html), rainOf(first.html));
  // It tells how long ago things were.
  const { whole } = calls;
  for (let ms = 0; ms < 15_000; ms += FRESH_MS) {
    forward(FRESH_MS);
    await ask("/zip/11231");
  }
  assert.equal(
    calls.whole,
    whole + 2,
    "after a quarter of a minute also where nothing has changed",
  );
});

Deno.test("a kept page has strong tags and a strict policy, and its scripts run by their hashes", async () => {
  const { ask } = open();
  const { headers, html } = await ask("/zip/11231");
  assert.match(headers.get("etag")!, /^"[0-9a-f]{32}"$/);
  assert.equal(headers.get("cache-control"), "public, max-age=0, s-maxage=1");
  assert.equal(headers.get("vary"), "Cookie, Accept-Language, Accept-Encoding");
  assert.equal(headers.get("x-frame-options"), "DENY");
  const policy = headers.get("content-security-policy")!;
  assert.doesNotMatch(policy, /nonce-|unsafe/);
  assert.doesNotMatch(html, /nonce=/);
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text!);
  assert.ok(inline.length > 0, "a page with an island");
  for (const text of inline) {
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    assert.ok(policy.includes(`'sha256-${new Uint8Array(hash).toBase64()}'`));
  }
  const again = await ask("/zip/11231", { "if-none-match": headers.get("etag")! });
  assert.deepEqual([again.status, again.html], [304, ""]);
  const head = await ask("/zip/11231", {}, "HEAD");
  assert.deepEqual([head.status, head.html], [200, ""]);
});

Deno.test("nobody gets a page made for another: signed in, just having written, in another language", async () => {
  const { ask } = open();
  for (let round = 0; round < 3; round++) {
    const [signedIn, stranger, spanish, chosen] = await Promise.all([
      ask("/zip/11231", SESSION),
      ask("/zip/11231"),
      ask("/zip/11231", { "accept-language": "es" }),
      ask("/zip/11231?lang=zh"),
    ]);
    assert.match(signedIn.html, /href="\/account/);
    assert.equal(signedIn.headers.get("cache-control"), "no-store");
    assert.equal(signedIn.headers.get("etag"), null);
    assert.match(stranger.html, /href="\/sign-in\?zip=11231"/);
    assert.match(stranger.html, /<html lang="en"/);
    assert.match(spanish.html, /<html lang="es"/);
    assert.match(chosen.html, /<html lang="zh/);
    assert.match(chosen.headers.getSetCookie().join(), /floodline_language=zh/);
    assert.equal(chosen.headers.get("cache-control"), "private, no-cache");
    assert.deepEqual(stranger.headers.getSetCookie(), []);
  }
  const wrote = await ask("/zip/11231", { cookie: "floodline_wrote=1" });
  assert.equal(wrote.headers.get("cache-control"), "no-cache");
});

Deno.test("a page that lacks something is for who asked, and kept for nobody", async () => {
  const { ask } = open();
  // The start page asks for what this api has not.
  const first = await ask("/");
  assert.equal(first.status, 200);
  assert.equal(first.headers.get("etag"), null);
  const { status } = await ask("/zip/99999");
  assert.equal(status, 404);
});

Deno.test("while the api is away the page of a moment ago is given, for a minute", async () => {
  const { ask, forward, goAway } = open();
  const first = await ask("/zip/11231");
  goAway(true);
  forward(59_000);
  assert.equal((await ask("/zip/11231")).html, first.html);
  forward(2_000);
  assert.equal((await ask("/zip/11231")).status, 503);
  goAway(false);
  assert.equal((await ask("/zip/11231")).status, 200);
});
