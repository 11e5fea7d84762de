// What every answer carries on its way to a browser: of the real programs, through the front.
import assert from "node:assert/strict";
import { startProcessWorld, type World } from "../testing/world.ts";

/** Said of any answer, whoever made it. HSTS: where the front is the real one. */
const OF_ALL = {
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "referrer-policy": /^strict-origin-when-cross-origin$/,
  "permissions-policy": /geolocation=\(self\)/,
  "strict-transport-security": /^max-age=31536000$/,
};

interface Case {
  name: string;
  path: string;
  status: number;
  init?: RequestInit;
}

const CASES: Case[] = [
  { name: "a page", path: "/", status: 200 },
  { name: "a page that is not there", path: "/nowhere", status: 404 },
  { name: "a redirect", path: "/account", status: 303 },
  { name: "the service worker", path: "/sw.js", status: 200 },
  { name: "the manifest", path: "/manifest.webmanifest", status: 200 },
  { name: "an answer of the api", path: "/api/zips/11231", status: 200 },
  { name: "a refusal of the api", path: "/api/me", status: 401 },
  { name: "an address the api does not have", path: "/api/nothing", status: 404 },
  {
    name: "a request too large",
    path: "/report",
    status: 413,
    init: { method: "POST", body: "x".repeat(1_100_000) },
  },
];

Deno.test("every answer carries the security headers, whoever made it", async (t) => {
  await using world = await startProcessWorld();
  if (world.front.kind !== "caddy") return; // the headers are Caddy's; CI has one
  for (const { name, path, status, init } of CASES) {
    await t.step(name, () => check(world, path, status, init));
  }
  await t.step("a style sheet", async () => {
    const page = await (await fetch(world.url)).text();
    const [, sheet] = page.match(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/) ??
      page.match(/<link[^>]+href="([^"]+\.css[^"]*)"/)!;
    await check(world, sheet!, 200);
  });
  await t.step("an api that is down", async () => {
    await world.api.kill("SIGKILL");
    await check(world, "/api/me", 503);
  });
});

async function check(world: World, path: string, status: number, init?: RequestInit) {
  const answer = await fetch(world.url + path, { redirect: "manual", ...init });
  await answer.body?.cancel();
  assert.equal(answer.status, status);
  for (const [name, value] of Object.entries(OF_ALL)) {
    assert.match(answer.headers.get(name) ?? "", value, `${path}: ${name}`);
  }
  assert.equal(answer.headers.get("server"), null);
}
