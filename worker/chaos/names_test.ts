// DNS is gone: no name leads anywhere. Each service is told as out of reach, within seconds; what waits, waits.
import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { startWorkerWorld } from "../../testing/worker.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { until } from "../../testing/until.ts";
import { Random } from "../../ground/random.ts";
import { listConditions } from "shared/server/conditions.ts";
import type { ConditionName } from "shared/server/conditions.ts";

/** A name that never leads anywhere: RFC 6761. */
const NOWHERE = "http://carrier.floodline.invalid";

Deno.test("without DNS the worker knows that nothing left, says what is out of reach, and loses no text", async () => {
  await using world = await startWorkerWorld({ speed: 20 });
  const { database: { sql }, sandbox } = world;
  const zips = ["11231", "11215"];
  await addCrowd(sql, { zips, each: 6, now: world.clock() }, new Random(1));
  for (const zip of zips) {
    await sandbox.warn({ zip, event: "Flash Flood Warning", minutes: 600 });
  }
  await world.sweep();
  const [{ owed }] = await sql<[{ owed: number }]>`select count(*)::int as owed from messages`;
  const ill = async (name: ConditionName) =>
    (await listConditions(sql)).some((each) => each.name === name && each.illSince !== null);
  {
    await using _worker = world.runWorker({
      TWILIO_API_URL: NOWHERE,
      OPEN_METEO_URL: NOWHERE,
      NWS_URL: NOWHERE,
      S3_ENDPOINT: NOWHERE,
    });
    for (const name of ["carrier", "openMeteo", "weatherService", "storage"] as const) {
      await until(() => ill(name), 120).catch((error) => {
        throw new Error(`${name}: ${error.message}`);
      });
    }
    const [{ kept }] = await sql<[{ kept: number }]>`
      select count(*)::int as kept from messages where status in ('queued', 'sending')`;
    assert.equal(kept, owed, "each is known not to have left");
  }
  assert.equal(sandbox.messages().length, 0);
  {
    await using _worker = world.runWorker();
    await allSettled(world, 120);
    await until(async () => !await ill("carrier"), 60);
  }
  await assertEachTextOnce(world);
});

Deno.test("without DNS the database is told as away, within seconds", async () => {
  const url = "postgres://postgres@postgres.floodline.invalid:5432/floodline";
  await using api = await startApi({ url }, undefined, { patience: 1 });
  const { status, body, headers } = await api.client().get("/api/zips/11231");
  assert.equal(status, 503);
  assert.equal(body.error.code, "databaseUnavailable");
  assert.equal(headers.get("retry-after"), "30");
  assert.equal((await api.client().get("/api/health")).status, 200);
});
