import assert from "node:assert/strict";
import { fetchOnce } from "./fetch_once.ts";

/** Answers the first request and keeps the connection; from the second on it hangs up unanswered. */
function hangUpAfterOne() {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  let arrived = 0;
  const serve = async (connection: Deno.Conn) => {
    const buffer = new Uint8Array(4096);
    while (await connection.read(buffer)) {
      arrived++;
      if (arrived > 1) return connection.close();
      await connection.write(new TextEncoder().encode("HTTP/1.1 204 No Content\r\n\r\n"));
    }
    connection.close();
  };
  const accepting = (async () => {
    const served: Promise<void>[] = [];
    for await (const connection of listener) served.push(serve(connection));
    await Promise.all(served);
  })();
  return {
    url: `http://127.0.0.1:${listener.addr.port}`,
    arrived: () => arrived,
    async [Symbol.asyncDispose]() {
      listener.close();
      await accepting;
    },
  };
}

Deno.test("a POST whose connection resets arrives once", async () => {
  await using api = hangUpAfterOne();
  await fetchOnce(api.url, { method: "POST", body: "first" });
  await assert.rejects(fetchOnce(api.url, { method: "POST", body: "second" }));
  assert.equal(api.arrived(), 2);
});
