// Each query takes half a second: the sweep and the sending take longer, and nothing else.
import assert from "node:assert/strict";
import { startRelay } from "../../testing/relay.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { startWorkerWorld } from "../../testing/worker.ts";
import { Random } from "../../ground/random.ts";
import { until } from "../../testing/until.ts";

Deno.test("half a second a query, two workers: one storm, each text exactly once", async () => {
  await using world = await startWorkerWorld();
  const { database: { sql, url } } = world;
  const { hostname, port } = new URL(url);
  await using wire = startRelay({ hostname, port: Number(port) });
  wire.slow(500);
  await addCrowd(sql, { zips: ["11231", "11215"], each: 3, now: world.clock() }, new Random(1));
  await world.sandbox.warn({ zip: "11231", event: "Flash Flood Warning", minutes: 600 });
  const settings = { DATABASE_URL: url.replace(`:${port}/`, `:${wire.port}/`) };
  {
    await using _first = world.runWorker(settings);
    await using _second = world.runWorker(settings);
    await until(() => world.sandbox.messages().length > 0, 120);
    await allSettled(world, 120);
  }
  const texts = await assertEachTextOnce(world);
  assert.ok(texts.length >= 6);
  const [{ episodes }] = await sql<[{ episodes: number }]>`
    select count(*)::int as episodes from episodes`;
  assert.ok(episodes <= 2);
});
