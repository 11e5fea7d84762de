// PostgreSQL goes away in mid-sweep and in mid-send: stopped, crashed, or out of reach.
import assert from "node:assert/strict";
import { startCluster } from "../../testing/chaos/cluster.ts";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { seeded } from "../../testing/chaos/seed.ts";
import { keepUp } from "../../testing/chaos/crew.ts";
import { type Relay, startRelay } from "../../testing/relay.ts";
import { isUnavailable } from "shared/server/database.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld } from "../../testing/worker.ts";

const ZIPS = ["11231", "11215", "60601", "60614", "77002", "77007"];
/** After each time that the database went away, it rains harder somewhere. */
const RAINS: [zip: string, mmPerHour: number][] = [
  ["11231", 20],
  ["60601", 20],
  ["11231", 60],
  ["77002", 20],
  ["60601", 60],
  ["77002", 60],
];

Deno.test("PostgreSQL stopped, crashed and cut off in sweep and send: each text exactly once", async () => {
  const random = seeded();
  await using cluster = await startCluster();
  await using wire = startRelay({ hostname: "127.0.0.1", port: cluster.port });
  const open = () => Promise.resolve({ ...cluster, [Symbol.asyncDispose]: async () => {} });
  await using world = await startWorkerWorld({ speed: 20, open });
  const { sandbox, database: { sql } } = world;
  await addCrowd(sql, { zips: ZIPS, each: 15, now: world.clock() }, random);
  sandbox.latency({ openMeteoMs: 80, twilioMs: 60, twilioAnswerMs: 60 });
  for (const zip of ["11231", "60601", "77002"]) {
    await sandbox.rain({ zip, radiusKm: 40, mmPerHour: 4, minutes: 600 });
  }
  const settings = {
    DATABASE_URL: cluster.url.replace(String(cluster.port), String(wire.port)),
    SMS_PER_SECOND: "0.8",
    SWEEP_CRON: "* * * * *",
  };
  {
    await using workers = await keepUp(world, 2, settings);
    await until(async () => await countAlerts() >= 6, 600);
    for (const [i, [zip, mmPerHour]] of RAINS.entries()) {
      const alerts = await countAlerts();
      await sandbox.rain({ zip, radiusKm: 40, mmPerHour, minutes: 600 });
      workers.sweepNow();
      await new Promise((resolve) => setTimeout(resolve, random.between(0, 500)));
      if (i % 3 === 0) await cluster.restart("immediate");
      if (i % 3 === 1) await cluster.restart("fast");
      if (i % 3 === 2) {
        wire.cut();
        await until(() => isMended(wire));
      }
      await until(async () => await countAlerts() >= alerts + 2, 600);
    }
    await allSettled(world);
  }
  const texts = await assertEachTextOnce(world);
  const [{ episodes }] = await sql<[{ episodes: number }]>`
    select count(*)::int as episodes from episodes`;
  assert.equal(episodes, ZIPS.length, "one storm, one episode");
  console.log({ texts: texts.length });

  /** Asked again where the answer is the last word of the server that went. */
  async function countAlerts(): Promise<number> {
    while (true) {
      try {
        const [{ alerts }] = await sql<[{ alerts: number }]>`
          select count(*)::int as alerts from alerts where step <> 'ask'`;
        return alerts;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
      }
    }
  }
});

/** The port may be taken for a moment yet. */
function isMended(wire: Relay): boolean {
  try {
    wire.mend();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) return false;
    throw error;
  }
}
