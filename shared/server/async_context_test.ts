import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { until } from "../../testing/until.ts";
import { forNobody, makeContext } from "./async_context.ts";
import { connect } from "./database.ts";

const requests = makeContext<string>();

Deno.test("what is done for nobody knows of no request, and what is done within it has its own", async () => {
  await requests.run("one", async () => {
    assert.equal(requests.getStore(), "one");
    forNobody(() => assert.equal(requests.getStore(), undefined));
    await forNobody(async () => {
      await Promise.resolve();
      assert.equal(requests.getStore(), undefined);
      requests.run("two", () => assert.equal(requests.getStore(), "two"));
    });
    assert.equal(requests.getStore(), "one");
  });
});

Deno.test("a request that begins for nobody has nothing of the one before, though that loaded a module", async () => {
  const load = () => import(`data:text/javascript,//${crypto.randomUUID()}`);
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    () =>
      forNobody(async () => {
        const found = requests.getStore();
        await requests.run(crypto.randomUUID(), load);
        return new Response(String(found));
      }),
  );
  for (let n = 0; n < 3; n++) {
    const answer = await fetch(`http://127.0.0.1:${server.addr.port}`);
    assert.equal(await answer.text(), "undefined");
  }
  await server.shutdown();
});

Deno.test("what is listened for within a request is heard for nobody", async () => {
  await using database = await cloneDatabase();
  const sql = connect(database.url, { max: 1 });
  const heard: [what: string, by: string | undefined][] = [];
  const hear = (what: string) => void heard.push([what, requests.getStore()]);
  await requests.run("one", () => sql.listen("news", hear, () => hear("listening")));
  await database.sql.notify("news", "rain");
  await until(() => heard.length === 2);
  assert.deepEqual(heard, [["listening", undefined], ["rain", undefined]]);
  await sql.end({ timeout: 1 });
});
