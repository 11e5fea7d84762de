import assert from "node:assert/strict";
import { ErrorBody } from "shared/errors.ts";
import { createGateway } from "./gateway.ts";
import { freePort } from "./ports.ts";

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

Deno.test("what begins with /api/ goes to the api, everything else to the web", async () => {
  await using api = serve((request) => new Response(`api ${new URL(request.url).pathname}`));
  await using web = serve((request) => new Response(`web ${new URL(request.url).pathname}`));
  await using gateway = serve(createGateway({ api: api.port, web: web.port }));
  const get = async (path: string) => await (await fetch(gateway.url + path)).text();
  assert.equal(await get("/api/reports?limit=2"), "api /api/reports");
  assert.equal(await get("/apiary"), "web /apiary");
  assert.equal(await get("/"), "web /");
});

Deno.test("the visitor's address is said by the gateway, whatever the visitor says", async () => {
  await using api = serve((request) => Response.json(Object.fromEntries(request.headers)));
  await using gateway = serve(createGateway({ api: api.port, web: api.port }));
  const headers = { "x-forwarded-for": "6.6.6.6", "x-forwarded-proto": "https", cookie: "a=b" };
  const seen = await (await fetch(`${gateway.url}/api/me`, { headers })).json();
  assert.equal(seen["x-forwarded-for"], "127.0.0.1");
  assert.equal(seen["x-forwarded-proto"], "http");
  assert.equal(seen.cookie, "a=b");
});

Deno.test("status, body, redirects and several cookies pass unchanged", async () => {
  await using api = serve(async (request) => {
    const headers = new Headers({ location: "/elsewhere", "content-type": "text/plain" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", "b=2");
    return new Response(`got ${await request.text()}`, { status: 303, headers });
  });
  await using gateway = serve(createGateway({ api: api.port, web: api.port }));
  const answer = await fetch(`${gateway.url}/api/x`, {
    method: "POST",
    body: "hello",
    redirect: "manual",
  });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get("location"), "/elsewhere");
  assert.deepEqual(answer.headers.getSetCookie(), ["a=1", "b=2"]);
  assert.equal(await answer.text(), "got hello");
});

Deno.test("a stream of events arrives piece by piece, and ends upstream when the visitor leaves", async () => {
  const left = Promise.withResolvers<void>();
  let send!: (text: string) => void;
  await using api = serve(() => {
    const events = new ReadableStream<Uint8Array>({
      start: (stream) => send = (text) => stream.enqueue(new TextEncoder().encode(text)),
      cancel: () => left.resolve(),
    });
    return new Response(events, { headers: { "content-type": "text/event-stream" } });
  });
  await using gateway = serve(createGateway({ api: api.port, web: api.port }));
  const { body } = await fetch(`${gateway.url}/api/district/stream`);
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  for (const text of ["data: 1\n\n", "data: 2\n\n"]) {
    send(text);
    assert.equal((await reader.read()).value, text);
  }
  await reader.cancel();
  await left.promise;
});

Deno.test("a request waits for a program that restarts", async () => {
  const port = freePort();
  await using web = serve(() => new Response("here"));
  await using gateway = serve(createGateway({ api: port, web: web.port }));
  const answer = fetch(`${gateway.url}/api/x`, { method: "POST", body: "kept" });
  // By the time this came back, the first has found nobody.
  await (await fetch(gateway.url)).text();
  await using _api = serve(async (request) => new Response(await request.text()), port);
  assert.equal(await (await answer).text(), "kept");
});

Deno.test("a program that does not come back is told in the api's error shape, and plainly", async () => {
  const port = freePort();
  await using gateway = serve(createGateway({ api: port, web: port }));
  const [api, web] = await Promise.all([
    fetch(`${gateway.url}/api/me`),
    fetch(`${gateway.url}/report`),
  ]);
  assert.deepEqual([api.status, web.status], [503, 503]);
  assert.equal(ErrorBody.parse(await api.json()).error.code, "unavailable");
  assert.match(await web.text(), /try again in a few seconds/);
});
