import assert from "node:assert/strict";
import { until } from "../../testing/until.ts";
import { Drain, drainMsOf } from "./draining.ts";

/** A connection that is kept, as Caddy keeps them. */
class Kept implements Disposable {
  readonly #decoder = new TextDecoder();

  private constructor(readonly connection: Deno.Conn) {}

  static async open(port: number): Promise<Kept> {
    return new Kept(await Deno.connect({ hostname: "127.0.0.1", port }));
  }

  async post(): Promise<string> {
    const request = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx";
    await this.connection.write(new TextEncoder().encode(request));
    const bytes = new Uint8Array(4096);
    const length = await this.connection.read(bytes);
    return this.#decoder.decode(bytes.subarray(0, length ?? 0));
  }

  [Symbol.dispose]() {
    this.connection.close();
  }
}

Deno.test("a program that is told to stop answers on for a while, and tells whoever keeps a connection to end it", async () => {
  const drain = new Drain(1_000);
  let answered = 0;
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    drain.around(async (request) => new Response(`${++answered} ${await request.text()}`)),
  );
  const { port } = server.addr;
  using kept = await Kept.open(port);
  assert.doesNotMatch(await kept.post(), /connection: close/i);
  let isOver = false;
  const ended = drain.begin().then(async () => {
    await server.shutdown();
    isOver = true;
  });
  assert.match(await kept.post(), /^HTTP\/1\.1 200[\s\S]*connection: close[\s\S]*2 x$/i);
  using late = await Kept.open(port);
  assert.match(await late.post(), /connection: close/i);
  assert.equal(isOver, false);
  await until(() => Promise.resolve(isOver));
  await ended;
  await assert.rejects(Kept.open(port), Deno.errors.ConnectionRefused);
});

Deno.test("production alone waits for who may come, and longer than Caddy keeps a connection", async () => {
  assert.equal(drainMsOf({ FLOODLINE_ENV: "development" }), 0);
  const caddyfile = await Deno.readTextFile(new URL("../../Caddyfile", import.meta.url));
  const [, seconds] = /\bkeepalive (\d+)s\b/.exec(caddyfile)!;
  assert.ok(drainMsOf({ FLOODLINE_ENV: "production" }) >= Number(seconds) * 1000 + 500);
});
