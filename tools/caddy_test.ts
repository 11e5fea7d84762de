// What the Caddyfile adds to what any front does (testing/front_test.ts). CI installs a Caddy; where there
// is none, this is left out.
import assert from "node:assert/strict";
import { ErrorBody } from "shared/errors.ts";
import { en } from "shared/words/en.ts";
import { findCaddyVersion, startCaddy } from "../testing/caddy.ts";
import { freePort } from "../ground/ports.ts";
import { until } from "../testing/until.ts";

const version = await findCaddyVersion();
/** As docker-compose.yml has it; Debian's stable one is years older. */
const isOfToday = version !== undefined && (version[0]! > 2 || version[1]! >= 11);

function test(name: string, body: () => Promise<void>, { ofTodayAlone = false } = {}): void {
  Deno.test({ name, ignore: !version || ofTodayAlone && !isOfToday, fn: body });
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
  const lines = log.split("\n").filter((line) => line.includes('"status"'));
  const seen = lines.map((line) => JSON.parse(line));
  assert.equal(seen.length, 5, log);
  assert.deepEqual(
    new Set(seen.map(({ request }) => request.uri)),
    new Set(["/zip", "/wall/", "/api/wall/", "/api/me"]),
  );
  const about = log.split("\n").filter((line) => line.includes('"request"')).join("\n");
  assert.doesNotMatch(about, /hidden|127\.0\.0\.1|::1/);
});

test(
  "Caddy's line of a request has the id that its program is given, whatever the visitor says it is",
  async () => {
    const given: (string | null)[] = [];
    await using web = serve((request) => {
      given.push(request.headers.get("x-request-id"));
      return new Response("web");
    });
    await using caddy = await startCaddy({ api: freePort(), web: web.addr.port });
    const headers = { "x-request-id": "the-visitors-own-word" };
    for (const path of ["/zip/11231", "/", "/api/me"]) {
      await (await fetch(caddy.url + path, { headers })).body?.cancel();
    }
    const lines = (await caddy.log()).split("\n").filter((line) => line.includes('"status"'));
    const ids: string[] = lines.map((line) => JSON.parse(line).uuid);
    assert.deepEqual(ids.slice(0, 2), given);
    assert.equal(new Set(ids).size, 3, "one that no program answered has one too");
    for (const id of ids) assert.match(id, /^[0-9a-f-]{36}$/);
  },
  { ofTodayAlone: true },
);

for (const status of [200, 304, 404, 500, 503]) {
  test(`a program is asked once where it answers, ${status} too, however fast`, async () => {
    const asked: string[] = [];
    await using program = serve((request) => {
      asked.push(request.method);
      return new Response(null, { status });
    });
    await using caddy = await startCaddy({ api: program.addr.port, web: program.addr.port });
    const methods = ["GET", "HEAD", "POST"];
    for (const method of methods) {
      for (const path of ["/", "/api/me"]) {
        const answer = await fetch(caddy.url + path, { method });
        await answer.body?.cancel();
        assert.equal(answer.status, status);
      }
    }
    assert.deepEqual(asked, methods.flatMap((method) => [method, method]));
  });
}

test("of several hosts one that takes and never answers is passed over, and visitors do not wait for it", async () => {
  using silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const taken: Deno.Conn[] = [];
  (async () => {
    for await (const connection of silent) taken.push(connection);
  })().catch(() => {}); // closed
  await using lively = serve(() => new Response("lively"));
  const both = [(silent.addr as Deno.NetAddr).port, lively.addr.port];
  await using caddy = await startCaddy({ api: both, web: both });
  const ask = async (path: string) => {
    const signal = AbortSignal.timeout(5_000);
    const answer = await fetch(`${caddy.url}${path}`, { signal }).catch(() => undefined);
    return await answer?.text();
  };
  for (const path of ["/api/me", "/"]) {
    // Found out within two or three seconds; by chance each second would have met it until then.
    let inARow = 0;
    await until(async () => {
      inARow = await ask(path) === "lively" ? inARow + 1 : 0;
      return inARow === 20;
    });
  }
  for (const connection of taken) connection.close();
});

/** A request whose Host header is ours to choose; the whole answer back. */
async function ask(port: string, what: string, headers: string[]): Promise<string> {
  using socket = await Deno.connect({ hostname: "localhost", port: Number(port) });
  const lines = [`${what} HTTP/1.1`, ...headers, "Connection: close", "", ""];
  await socket.write(new TextEncoder().encode(lines.join("\r\n")));
  return await new Response(socket.readable).text();
}

/** Takes connections, reads what is asked, and closes `afterMs` later without a word. */
function closeWithoutAnswer(afterMs = 0) {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const asked: string[] = [];
  const meet = async (connection: Deno.Conn) => {
    const bytes = new Uint8Array(4096);
    const length = await connection.read(bytes);
    asked.push(new TextDecoder().decode(bytes.subarray(0, length ?? 0)).split(" ")[0]!);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    connection.close();
  };
  (async () => {
    for await (const connection of listener) meet(connection).catch(() => {});
  })().catch(() => {});
  return { port: listener.addr.port, asked, [Symbol.dispose]: () => listener.close() };
}

const CLOSED: [sentence: string, method: string, afterMs: number, times: number[]][] = [
  ["at once, is asked again, twice at most", "GET", 0, [2, 3]],
  ["at once, to a question without an answer's body, the same", "HEAD", 0, [2, 3]],
  ["after a while, is not asked again", "GET", 300, [1]],
  ["is told nothing twice", "POST", 0, [1]],
];

for (const [sentence, method, afterMs, times] of CLOSED) {
  test(`a program that closes without an answer, ${sentence}: no request ends each restart`, async () => {
    using program = closeWithoutAnswer(afterMs);
    await using caddy = await startCaddy({ api: program.port, web: program.port });
    const begun = performance.now();
    const { status, body } = await fetch(`${caddy.url}/api/reports`, { method });
    await body?.cancel();
    assert.equal(status, 503);
    assert.ok(performance.now() - begun < 2_000, "nobody waits for the end of it");
    assert.ok(times.includes(program.asked.length), `${program.asked.length} times`);
    assert.deepEqual(new Set(program.asked), new Set([method]));
  });
}

test("a program that is not there yet is waited for, whatever is asked", async () => {
  const port = freePort();
  await using caddy = await startCaddy({ api: port, web: port });
  const asked = fetch(`${caddy.url}/api/reports`, { method: "POST", body: "x" });
  const early = await Promise.race([
    asked.then(() => "answered"),
    new Promise((resolve) => setTimeout(() => resolve("waits"), 400)),
  ]);
  assert.equal(early, "waits");
  await using _api = serve(async (request) => new Response(`met ${await request.text()}`), port);
  assert.equal(await (await asked).text(), "met x");
}, { ofTodayAlone: true });

test("Caddy's own warnings keep nothing of a visitor either, as of one who leaves in mid-answer", async () => {
  const left = Promise.withResolvers<void>();
  await using web = serve(() => {
    const stream = new ReadableStream({
      cancel: () => left.resolve(),
      async pull(controller) {
        controller.enqueue(new TextEncoder().encode("data: x\n\n".repeat(1000)));
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
    });
    return new Response(stream, { headers: { "content-type": "text/event-stream" } });
  });
  await using caddy = await startCaddy({ api: web.addr.port, web: web.addr.port });
  for (const path of ["/api/district/stream?zip=hidden1", "/wall/hidden2?x=hidden3"]) {
    const { port } = new URL(caddy.url);
    using socket = await Deno.connect({ hostname: "localhost", port: Number(port) });
    const lines = [`GET ${path} HTTP/1.1`, `Host: localhost:${port}`, "Cookie: s=hidden4"];
    const request = [...lines, "User-Agent: hidden5", "X-Forwarded-For: 6.6.6.6", "", ""];
    await socket.write(new TextEncoder().encode(request.join("\r\n")));
    await socket.read(new Uint8Array(4096));
  }
  await left.promise;
  const log = await caddy.log();
  const about = log.split("\n").filter((line) => line.includes('"request"')).join("\n");
  assert.match(about, /api\/district\/stream/);
  if (isOfToday) assert.match(about, /"level":"warn".*aborting with incomplete response/);
  // Our own program's address is there, a visitor's not.
  assert.doesNotMatch(
    about.replaceAll(`127.0.0.1:${web.addr.port}`, ""),
    /hidden|6\.6\.6\.6|127\.0\.0\.1|::1/,
  );
});
