// Pages given again to whom they were made for, over the real site with an API made of answers.
import assert from "node:assert/strict";
import { boardPage } from "shared/samples/board_page.ts";
import { staff } from "shared/samples/people.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { fakeSite, ORIGIN, refuse } from "../tests/fake_site.ts";
import { MOST_PAGES_AT_ONCE } from "../busy_page.ts";
import { OwnPages } from "./own_pages.ts";

const FRESH_MS = 15_000;
/** Cookie → who it is. */
const PEOPLE: Record<string, { role: StaffRole; name: string }> = {
  "floodline_session=ann": { role: "manager", name: "Ann’s" },
  "floodline_session=bo": { role: "viewer", name: "Bo’s" },
};

function open(mostBytes = Infinity) {
  let ms = 0;
  let version = 1;
  let isAway = false;
  const gate = Promise.withResolvers<void>();
  const calls = { whole: 0, unchanged: 0 };
  const ownPages = new OwnPages({ freshMs: FRESH_MS, mostBytes, now: () => ms });
  const answer = (path: string, headers: Headers): Response => {
    const cookie = headers.get("cookie") ?? "";
    const who = Object.entries(PEOPLE).find(([session]) => cookie.includes(session))?.[1];
    if (!who) return refuse("sessionExpired");
    if (path === "/api/me") return Response.json(staff(who.role));
    if (!path.startsWith("/api/district/board/page")) return refuse("reportNotFound");
    const etag = `"${who.name.length}${who.role} ${version}"`;
    if (headers.get("if-none-match") === etag) {
      calls.unchanged++;
      return new Response(null, { status: 304, headers: { etag, "set-cookie": "fresh=1" } });
    }
    calls.whole++;
    const page = boardPage({}, who.role);
    page.stats.name = `${who.name} board ${version}`;
    return Response.json(page, { headers: { etag } });
  };
  const site = fakeSite({}, {
    ownPages,
    fetch: (input, init) => {
      if (isAway) return Promise.reject(new TypeError("connection refused"));
      const { pathname, search } = new URL(String(input));
      const answered = answer(pathname + search, new Headers(init?.headers));
      return search.includes("depth=knee")
        ? gate.promise.then(() => answered)
        : Promise.resolve(answered);
    },
  });
  return {
    calls,
    ownPages,
    forward: (by: number) => ms += by,
    change: () => version++,
    goAway: () => isAway = true,
    /** Pages of this filter are made no sooner. */
    openGate: () => gate.resolve(),
    ask: async (cookie: string, path = "/district", headers: Record<string, string> = {}) => {
      const request = new Request(ORIGIN + path, { headers: { cookie, ...headers } });
      const response = await site.handler(request);
      const html = await response.text();
      return { response, html, title: html.match(/<h1>(.*?)<\/h1>/)?.[1] };
    },
  };
}

const [ANN, BO] = Object.keys(PEOPLE) as [string, string];

Deno.test("a page is given again while the api says that all it was made of is as it was", async () => {
  const { ask, calls, change, forward } = open();
  const first = await ask(ANN);
  assert.equal(first.title, "Ann’s board 1");
  const again = await ask(ANN);
  assert.deepEqual(calls, { whole: 1, unchanged: 1 });
  const bare = (html: string) => html.replaceAll(/ nonce="\w+"/g, "");
  assert.equal(again.html, bare(first.html));
  assert.deepEqual(again.response.headers.getSetCookie(), ["fresh=1"]);
  change();
  assert.equal((await ask(ANN)).title, "Ann’s board 2");
  assert.deepEqual(calls, { whole: 2, unchanged: 1 }, "what was answered is not asked for twice");
  assert.equal((await ask(ANN)).title, "Ann’s board 2");
  // It tells how long ago things were.
  forward(FRESH_MS);
  assert.equal((await ask(ANN)).title, "Ann’s board 2");
  assert.equal(calls.whole, 3);
});

Deno.test("such a page is as private and as strict as one that is made, and its scripts run by their hashes", async () => {
  const { ask } = open();
  const [{ response: made }, { response: given, html }] = [await ask(ANN), await ask(ANN)];
  const policy = given.headers.get("content-security-policy")!;
  assert.doesNotMatch(policy, /nonce-|unsafe/);
  assert.doesNotMatch(html, /nonce=/);
  for (const [, text] of html.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text!));
    assert.ok(policy.includes(`'sha256-${new Uint8Array(hash).toBase64()}'`));
  }
  const own = ["content-security-policy", "x-request-id", "set-cookie"];
  const others = ({ headers }: Response) => [...headers].filter(([name]) => !own.includes(name));
  assert.deepEqual(others(given), others(made));
  assert.equal(given.headers.get("cache-control"), "no-store");
  assert.notEqual(given.headers.get("x-request-id"), made.headers.get("x-request-id"));
});

Deno.test("nobody gets another's page, nor one in another language, nor any once they are signed out", async () => {
  const { ask, goAway } = open();
  for (let round = 0; round < 3; round++) {
    const [ann, bo, spanish, chosen, stranger, over] = await Promise.all([
      ask(ANN),
      ask(BO),
      ask(ANN, "/district", { "accept-language": "es" }),
      ask(ANN, "/district?lang=zh"),
      ask("floodline_language=en"),
      ask("floodline_session=gone"),
    ]);
    assert.deepEqual([ann.title, bo.title], ["Ann’s board 1", "Bo’s board 1"]);
    assert.match(ann.html, /batch-form/);
    assert.doesNotMatch(bo.html, /batch-form/);
    assert.match(spanish.html, /<html lang="es"/);
    assert.match(chosen.html, /<html lang="zh/);
    assert.match(chosen.response.headers.getSetCookie().join(), /floodline_language=zh/);
    assert.deepEqual([stranger.response.status, over.response.status], [303, 303]);
  }
  goAway();
  assert.equal((await ask(ANN)).response.status, 503);
});

Deno.test("tabs that ask at one moment after a change share one making", async () => {
  const { ask, calls, change } = open();
  await ask(ANN);
  change();
  const all = await Promise.all(Array.from({ length: 20 }, () => ask(ANN)));
  assert.deepEqual(new Set(all.map(({ title }) => title)), new Set(["Ann’s board 2"]));
  // Each has asked as themselves; who waited for the making has one without a nonce.
  assert.equal(calls.whole, 21);
  assert.equal(all.filter(({ html }) => / nonce="/.test(html)).length, 1);
});

Deno.test("where memory is short those go that were asked for longest ago", async () => {
  const { bytes } = await (async () => {
    const { ask, ownPages } = open();
    await ask(ANN);
    await ask(BO);
    return ownPages;
  })();
  const { ask, calls, ownPages } = open(bytes - 1);
  await ask(ANN);
  await ask(BO);
  assert.ok(ownPages.bytes < bytes);
  await ask(BO);
  assert.deepEqual(calls, { whole: 2, unchanged: 1 });
  await ask(ANN);
  assert.deepEqual(calls, { whole: 3, unchanged: 1 });
});

Deno.test("a page that holds still is given while as many are made as may be", async () => {
  const { ask, calls, openGate } = open();
  await ask(ANN);
  const slow = Array.from(
    { length: MOST_PAGES_AT_ONCE },
    (_, n) => ask(BO, `/district?depth=knee&n=${n}`),
  );
  const made = (await ask(BO)).response.status;
  assert.equal(made, 503);
  const { response, title } = await ask(ANN);
  assert.deepEqual([response.status, title], [200, "Ann’s board 1"]);
  assert.equal(calls.unchanged, 1);
  openGate();
  for (const { response } of await Promise.all(slow)) assert.equal(response.status, 200);
  assert.equal((await ask(BO)).response.status, 200);
});
