// What the Caddyfile adds to what any front does (testing/front_test.ts). CI installs a Caddy; where there
// is none, this is left out.
import assert from "node:assert/strict";
import { ErrorBody } from "shared/errors.ts";
import { en } from "shared/words/en.ts";
import { findCaddy, startCaddy } from "../testing/caddy.ts";
import { freePort } from "../ground/ports.ts";

const hasCaddy = await findCaddy() !== undefined;

function test(name: string, body: () => Promise<void>): void {
  Deno.test({ name, ignore: !hasCaddy, fn: body });
}

function serve(handler: (request: Request) => Response | Promise<Response>, port = 0) {
  return Deno.serve({ hostname: "127.0.0.1", port, onListen: () => {} }, handler);
}

test("behind a CDN the last address that programs see is the visitor's, whatever the visitor claims", async () => {
  await using api = serve((request) => new Response(request.headers.get("x-forwarded-for")));
  const { port } = api.addr;
  const claimed: [said: string | undefined, seen: RegExp][] = [
    [undefined, /^(127\.0\.0\.1|::1)$/],
    ["198.51.100.7", /^198\.51\.100\.7$/],
    ["6.6.6.6, 198.51.100.7", /^198\.51\.100\.7$/],
    ["6.6.6.6,7.7.7.7 ,  2001:db8:1:2::1", /^2001:db8:1:2::1$/],
  ];
  const own = /^(127\.0\.0\.1|::1)$/;
  for (const trusted of ["127.0.0.0/8 ::1/128", "192.0.2.0/24", ""]) {
    await using caddy = await startCaddy({ api: port, web: port, trustedProxies: trusted });
    for (const [said, seen] of claimed) {
      const headers: Record<string, string> = said ? { "x-forwarded-for": said } : {};
      const answer = await (await fetch(`${caddy.url}/api/me`, { headers })).text();
      assert.match(answer.split(",").at(-1)!.trim(), trusted.startsWith("127") ? seen : own);
    }
  }
});

const SAFE = {
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "geolocation=(self), camera=(), microphone=(), payment=()",
  "cross-origin-opener-policy": "same-origin",
};

for (const said of Object.keys(SAFE)) {
  test(`Caddy adds the security headers that a program leaves out, though it says ${said}`, async () => {
    await using web = serve(() => new Response("web", { headers: { [said]: "its own" } }));
    await using caddy = await startCaddy({ api: web.addr.port, web: web.addr.port });
    const { headers, body } = await fetch(`${caddy.url}/`);
    await body?.cancel();
    for (const [name, value] of Object.entries(SAFE)) {
      assert.equal(headers.get(name), name === said ? "its own" : value, name);
    }
    assert.equal(headers.get("server"), null);
  });
}

test("Caddy packs what is long, and leaves a program's policy alone", async () => {
  const policy = "default-src 'self'";
  await using web = serve(() =>
    new Response("long enough to pack ".repeat(100), {
      headers: { "content-type": "text/html", "content-security-policy": policy },
    })
  );
  await using caddy = await startCaddy({ api: web.addr.port, web: web.addr.port });
  const { headers, body } = await fetch(`${caddy.url}/`);
  await body?.cancel();
  assert.equal(headers.get("content-security-policy"), policy);
  assert.match(headers.get("vary") ?? "", /Accept-Encoding/i);
});

test("Caddy refuses a large body in the error shape, before any program sees it", async () => {
  let met = 0;
  await using api = serve(() => {
    met++;
    return new Response("met");
  });
  await using caddy = await startCaddy({ api: api.addr.port, web: api.addr.port });
  const post = (path: string, size: number) =>
    fetch(caddy.url + path, { method: "POST", body: "x".repeat(size) });
  const refused = await post("/api/reports", 1_100_000);
  assert.equal(refused.status, 413);
  const { error } = ErrorBody.parse(await refused.json());
  assert.deepEqual([error.code, error.message], ["bodyTooLarge", en.errors.bodyTooLarge]);
  const page = await post("/report", 1_100_000);
  assert.equal(page.status, 413);
  assert.match(await page.text(), /too large/);
  assert.equal(met, 0);
  assert.equal(await (await post("/api/reports", 1000)).text(), "met");
});

test("Caddy's log keeps no address, cookie, query or wall link of a visitor, by whatever name it was asked", async () => {
  await using web = serve(() => new Response("web", { headers: { "set-cookie": "s=hidden1" } }));
  await using caddy = await startCaddy({ api: freePort(), web: web.addr.port });
  const headers = ["Cookie: floodline_session=hidden2", "User-Agent: hidden3"];
  const { port } = new URL(caddy.url);
  await ask(port, "GET /zip?zip=hidden4", [`Host: localhost:${port}`, ...headers]);
  await ask(port, "GET /zip?zip=hidden5", [`Host: elsewhere.example`, ...headers]);
  await ask(port, "GET /wall/hidden8?x=hidden9", [`Host: localhost:${port}`, ...headers]);
  await ask(port, "GET /api/wall/hidden10", [`Host: localhost:${port}`, ...headers]);
  const down = await ask(port, "GET /api/me?phone=hidden7", [
    `Host: localhost:${port}`,
    ...headers,
  ]);
  assert.match(down, /^HTTP\/1.1 503 /);
  const log = await caddy.log();
  const lines = log.split("\n").filter((line) => line.includes("handled request"));
  const seen = lines.map((line) => JSON.parse(line));
  assert.equal(seen.length, 5, log);
  assert.deepEqual(
    new Set(seen.map(({ request }) => request.uri)),
    new Set(["/zip", "/wall/", "/api/wall/", "/api/me"]),
  );
  const about = log.split("\n").filter((line) => line.includes('"request"')).join("\n");
  assert.doesNotMatch(about, /hidden|127\.0\.0\.1|::1/);
});

/** A request whose Host header is ours to choose; the whole answer back. */
async function ask(port: string, what: string, headers: string[]): Promise<string> {
  using socket = await Deno.connect({ hostname: "localhost", port: Number(port) });
  const lines = [`${what} HTTP/1.1`, ...headers, "Connection: close", "", ""];
  await socket.write(new TextEncoder().encode(lines.join("\r\n")));
  return await new Response(socket.readable).text();
}
