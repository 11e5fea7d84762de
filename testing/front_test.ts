// What stands before the programs, asked the same of both: the Caddyfile, as a real Caddy reads it, and
// the gateway that plays it in development. Where there is no Caddy, it is left out; CI installs one.
import assert from "node:assert/strict";
import { ErrorBody } from "shared/errors.ts";
import { en } from "shared/words/en.ts";
import { createGateway } from "../ground/gateway.ts";
import { freePort } from "../ground/ports.ts";
import { findCaddy, startCaddy } from "./caddy.ts";

interface Served extends AsyncDisposable {
  port: number;
  url: string;
}

function serve(handler: Deno.ServeHandler<Deno.NetAddr>, port = 0): Served {
  const server = Deno.serve({ hostname: "127.0.0.1", port, onListen: () => {} }, handler);
  return {
    port: server.addr.port,
    url: `http://127.0.0.1:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

type Start = (
  upstreams: { api: number; web: number },
) => Promise<{ url: string } & AsyncDisposable>;

const FRONTS: [name: string, start: Start, isThere: boolean][] = [
  ["Caddy", startCaddy, await findCaddy() !== undefined],
  ["the gateway", (upstreams) => Promise.resolve(serve(createGateway(upstreams))), true],
];

/** Who asks from this machine. */
const OWN_ADDRESS = /^(127\.0\.0\.1|::1)$/;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const EXPECTED: [what: string, check: (start: Start) => Promise<void>][] = [
  ["gives each request an id of its own, whatever the visitor says it is", async (start) => {
    await using web = serve((request) => new Response(request.headers.get("x-request-id")));
    await using front = await start({ api: web.port, web: web.port });
    const ids: string[] = [];
    for (const path of ["/", "/api/me", "/"]) {
      const headers = { "x-request-id": "chosen-by-a-visitor" };
      ids.push(await (await fetch(front.url + path, { headers })).text());
    }
    for (const id of ids) assert.match(id, UUID);
    assert.equal(new Set(ids).size, 3);
  }],
  ["sends what begins with /api/ to the api, everything else to the web", async (start) => {
    await using api = serve((request) => new Response(`api ${new URL(request.url).pathname}`));
    await using web = serve((request) => new Response(`web ${new URL(request.url).pathname}`));
    await using front = await start({ api: api.port, web: web.port });
    const get = async (path: string) => await (await fetch(front.url + path)).text();
    assert.equal(await get("/api/reports?limit=2"), "api /api/reports");
    assert.equal(await get("/apiary"), "web /apiary");
    assert.equal(await get("/"), "web /");
  }],
  ["says the visitor's address, whatever the visitor says", async (start) => {
    await using api = serve((request) => Response.json(Object.fromEntries(request.headers)));
    await using front = await start({ api: api.port, web: api.port });
    const headers = { "x-forwarded-for": "6.6.6.6", "x-forwarded-proto": "https", cookie: "a=b" };
    const seen = await (await fetch(`${front.url}/api/me`, { headers })).json();
    assert.match(seen["x-forwarded-for"], OWN_ADDRESS);
    assert.equal(seen["x-forwarded-proto"], "http");
    assert.equal(seen.cookie, "a=b");
  }],
  ["passes status, body, redirects and several cookies unchanged", async (start) => {
    await using api = serve(async (request) => {
      const headers = new Headers({ location: "/elsewhere", "content-type": "text/plain" });
      headers.append("set-cookie", "a=1");
      headers.append("set-cookie", "b=2");
      return new Response(`got ${await request.text()}`, { status: 303, headers });
    });
    await using front = await start({ api: api.port, web: api.port });
    const post = { method: "POST", body: "hello", redirect: "manual" } as const;
    const answer = await fetch(`${front.url}/api/x`, post);
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get("location"), "/elsewhere");
    assert.deepEqual(answer.headers.getSetCookie(), ["a=1", "b=2"]);
    assert.equal(await answer.text(), "got hello");
  }],
  ["passes events on as they come, and hangs up when the visitor does", async (start) => {
    const left = Promise.withResolvers<void>();
    let send!: (text: string) => void;
    await using api = serve(() => {
      const events = new ReadableStream<Uint8Array>({
        start: (stream) => send = (text) => stream.enqueue(new TextEncoder().encode(text)),
        cancel: () => left.resolve(),
      });
      return new Response(events, { headers: { "content-type": "text/event-stream" } });
    });
    await using front = await start({ api: api.port, web: api.port });
    const { body } = await fetch(`${front.url}/api/district/stream`);
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    for (const text of ["data: 1\n\n", "data: 2\n\n"]) {
      send(text);
      assert.equal((await reader.read()).value, text);
    }
    await reader.cancel();
    await left.promise;
  }],
  ["waits for a program that restarts", (start) => assertWaited(start, {})],
  ["keeps what was sent for a program that restarts just now", async (start) => {
    const port = freePort();
    await using front = await start({ api: port, web: port });
    const answer = fetch(`${front.url}/api/reports`, { method: "POST", body: "kept" });
    await using _api = serve(async (request) => new Response(await request.text()), port);
    assert.equal(await (await answer).text(), "kept");
  }],
  ["tells of a program that is down in the error shape, and plainly", async (start) => {
    const port = freePort();
    await using front = await start({ api: port, web: port });
    const [api, web] = await Promise.all([
      fetch(`${front.url}/api/me`),
      fetch(`${front.url}/report`),
    ]);
    assert.deepEqual([api.status, web.status], [503, 503]);
    for (const { headers } of [api, web]) assert.ok(headers.get("retry-after"));
    const { error } = ErrorBody.parse(await api.json());
    assert.deepEqual([error.code, error.message], ["unavailable", en.errors.unavailable]);
    assert.equal((await web.text()).trim(), en.errors.unavailable);
  }],
];

async function assertWaited(start: Start, sent: RequestInit): Promise<void> {
  const port = freePort();
  await using web = serve(() => new Response("here"));
  await using front = await start({ api: port, web: web.port });
  const answer = fetch(`${front.url}/api/x`, sent);
  // By the time this came back, the first has found nobody.
  await (await fetch(front.url)).text();
  await using _api = serve(async (request) => new Response(`got ${await request.text()}`), port);
  assert.equal(await (await answer).text(), `got ${sent.body ?? ""}`);
}

// A Caddy of 2.6, as Debian has it, lets go of the body at the first try that finds nobody.
Deno.test("the gateway keeps what was sent for a program that is away for longer", async () => {
  const [, gateway] = FRONTS;
  await assertWaited(gateway![1], { method: "POST", body: "kept" });
});

for (const [name, start, isThere] of FRONTS) {
  for (const [what, check] of EXPECTED) {
    Deno.test({ name: `${name} ${what}`, ignore: !isThere, fn: () => check(start) });
  }
}
