// Who pays for what through both programs: the visitor, and never the web program in between.
import assert from "node:assert/strict";
import { startApi } from "../testing/api.ts";
import { cloneDatabase } from "../testing/database.ts";
import { startFront } from "../testing/front.ts";
import { HttpClient } from "../testing/http_client.ts";
import { startProgram } from "../testing/programs.ts";
import { addUser } from "../testing/rows.ts";
import { startSandbox } from "../testing/sandbox.ts";

/** The real web program behind the front, and an API whose purses fill by the test's clock. */
async function startSite() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const sandbox = starting.use(await startSandbox());
  const front = starting.use(await startFront());
  const api = starting.use(await startApi(database, sandbox, { publicUrl: front.url }));
  api.clock.set(new Date());
  const env = { ...sandbox.environment, PUBLIC_URL: front.url, API_URL: api.url };
  const web = starting.use(await startProgram("web", env));
  await front.pass({ api: api.url, web: web.url });
  const owned = starting.move();
  return { database, api, url: front.url, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Somebody whose machine has this address, and who claims another where told so. */
function visitorAt(localAddress: string, url: string) {
  const client = Deno.createHttpClient({ localAddress });
  return {
    async get(path: string, claimed?: string) {
      const headers: Record<string, string> = claimed ? { "x-forwarded-for": claimed } : {};
      const init: RequestInit & { client: Deno.HttpClient } = { client, headers };
      const { status, headers: said, body } = await fetch(url + path, init);
      await body?.cancel();
      return { status, retryAfter: said.get("retry-after") };
    },
    [Symbol.dispose]: () => client.close(),
  };
}

Deno.test("two visitors of the pages have a purse each, and nobody chooses whose they pay from", async () => {
  await using site = await startSite();
  using greedy = visitorAt("127.0.0.1", site.url);
  using other = visitorAt("127.0.0.2", site.url);
  // What is kept for everybody costs nobody anything: these are made for who asks.
  const page = "/zip/11231?asks=anew";
  assert.equal((await greedy.get(page)).status, 200);

  // As the front would have it; through it, it would take four times as long.
  const asFront = new HttpClient(site.api.url, "127.0.0.1");
  const spend = async () => {
    while ((await asFront.get("/api/zips/00000/preview")).status !== 429);
    while ((await asFront.get("/api/zips/00000")).status !== 429);
  };
  await Promise.all(Array.from({ length: 8 }, spend));

  for (const claimed of [undefined, "198.51.100.7", "127.0.0.2", "::1", "127.0.0.2, 127.0.0.2"]) {
    for (const path of [page, "/map.svg?zip=11231&asks=anew", "/api/zips/11231"]) {
      const { status, retryAfter } = await greedy.get(path, claimed);
      assert.equal(status, 429, `${path}, claims ${claimed}`);
      assert.ok(Number(retryAfter) >= 1, path);
    }
    // Nor does it cost whoever was named.
    assert.equal((await other.get(page, "127.0.0.1")).status, 200);
  }
  site.api.clock.forward(1);
  assert.equal((await greedy.get(page)).status, 200);
});

Deno.test("looking ten times at one's own report writes one permit for a photo, and costs one", async () => {
  await using site = await startSite();
  const { sql } = site.database;
  const owner = await addUser(sql);
  const signedIn = await site.api.enter(owner);
  const browser = new HttpClient(site.url, "127.0.0.1");
  Object.assign(browser.cookies, signedIn.cookies);
  const { body: report } = await signedIn.post("/api/reports", { zip: "11231", depth: "knee" });
  const keys = new Set<string | undefined>();
  for (let n = 0; n < 10; n++) {
    const { status, text } = await browser.get(`/reports/${report.id}`);
    assert.equal(status, 200);
    keys.add(text.match(/name="key" value="([^"]+)"/)?.[1]);
  }
  const rows = await sql<{ objectKey: string }[]>`select object_key from media`;
  assert.deepEqual(rows.map(({ objectKey }) => objectKey), [...keys]);
  const [{ minutes }] = await sql<[{ minutes: number }]>`
    select extract(epoch from full_at - ${site.api.deps.now()})::float8 / 60 as minutes
    from used_limits where user_id = ${owner.id} and purse = 'uploads'`;
  assert.ok(minutes > 5 && minutes < 6, `15 MB, filled again in ${minutes} minutes`);
});
