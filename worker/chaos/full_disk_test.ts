// The database's disk is full, for real: what cannot be kept is told as that, and all goes on by itself
// once there is room.
import assert from "node:assert/strict";
import { join } from "node:path";
import { hasRoom } from "shared/server/room.ts";
import { isUnavailable } from "shared/server/database.ts";
import { listConditions } from "shared/server/conditions.ts";
import { startApi } from "../../testing/api.ts";
import { startCluster } from "../../testing/chaos/cluster.ts";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { startSmallDisk, whyNoSmallDisk } from "../../testing/chaos/small_disk.ts";
import { addUser } from "../../testing/rows.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld } from "../../testing/worker.ts";
import { Random } from "../../ground/random.ts";
import { describeStatus } from "../../tools/admin/status.ts";
import { watchRoom } from "../room/room.ts";

const why = await whyNoSmallDisk();
if (why) console.warn(`A full disk is not tried on this machine: ${why}`);

async function startOnSmallDisk() {
  await using starting = new AsyncDisposableStack();
  const disk = starting.use(await startSmallDisk());
  const cluster = starting.use(await startCluster({ directory: join(disk.path, "cluster") }));
  const owned = starting.move();
  return { disk, cluster, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

Deno.test({
  name:
    "a full disk: a report is told to wait, pages go on, the operator is told, and then it is taken",
  ignore: why !== undefined,
  async fn() {
    await using small = await startOnSmallDisk();
    const { disk, cluster } = small;
    await using api = await startApi(cluster);
    const person = await api.enter(await addUser(cluster.sql));
    const send = () => person.post("/api/reports", { zip: "11231", depth: "knee", note: NOTE });
    assert.equal(await hasRoom(cluster.asProgram), true);
    const look = watchRoom({ sql: cluster.asProgram });
    await look(api.deps.now());
    await disk.fill();

    // What room the tables' last pages have is used up first.
    let taken = 0;
    let answer = await send();
    for (; answer.status === 201; answer = await send()) taken++;
    assert.equal(answer.status, 503, answer.text);
    assert.equal(answer.body.error.code, "databaseFull");
    assert.match(answer.body.error.message, /cannot save anything just now/);
    assert.equal(answer.headers.get("retry-after"), "120");
    assert.equal((await person.get("/api/zips/11231")).status, 200);
    assert.equal((await person.get("/api/me")).status, 200);
    assert.equal(await hasRoom(cluster.asProgram), false);
    await look(api.deps.now());
    const status = await describeStatus(cluster.asProgram, api.deps.now());
    assert.match(status, /Alarms +the database's disk is full/);

    await disk.makeRoom();
    assert.equal((await send()).status, 201);
    const [{ reports }] = await cluster.sql<[{ reports: number }]>`
      select count(*)::int as reports from reports`;
    assert.equal(reports, taken + 1, "what was refused left nothing behind");
    await look(api.deps.now());
    const room = (await listConditions(cluster.sql)).find(({ name }) => name === "room");
    assert.equal(room?.illSince, null);
    assert.doesNotMatch(await describeStatus(cluster.asProgram, api.deps.now()), /disk is full/);
  },
});

/** So that a page is full after three. */
const NOTE = Array.from({ length: 500 }, (_, n) => String.fromCharCode(97 + n * n % 26)).join("");
const ZIPS = ["11231", "11215"];

Deno.test({
  name:
    "the disk fills up in a storm, the server's log as well: it ends, starts again, and each text goes exactly once",
  ignore: why !== undefined,
  async fn() {
    await using small = await startOnSmallDisk();
    const { disk, cluster } = small;
    const open = () => Promise.resolve({ ...cluster, [Symbol.asyncDispose]: async () => {} });
    await using world = await startWorkerWorld({ speed: 20, open });
    await addCrowd(cluster.sql, { zips: ZIPS, each: 30, now: world.clock() }, new Random(1));
    for (const zip of ZIPS) {
      await world.sandbox.warn({ zip, event: "Flash Flood Warning", minutes: 600 });
    }
    const settings = { SMS_PER_SECOND: "2", SWEEP_CRON: "*/5 * * * *" };
    {
      await using _first = world.runWorker(settings);
      await using _second = world.runWorker(settings);
      await until(() => world.sandbox.messages().length >= 10, 60);
      await disk.fill();
      await until(() => fillLog(), 120);
      await disk.makeRoom();
      // As whoever keeps it running does: compose, or systemd.
      await cluster.restart("immediate");
      // The test's own connections still hold the last words of the server that went.
      await Promise.allSettled(Array.from({ length: 10 }, () => cluster.sql`select`));
      await allSettled(world);
    }
    const texts = await assertEachTextOnce(world);
    assert.ok(texts.length >= ZIPS.length * 30);

    /** Until there is no room for the log of changes either, at which PostgreSQL gives up. */
    async function fillLog(): Promise<boolean> {
      try {
        await cluster.sql`
          select pg_logical_emit_message(false, 'filling', repeat('x', 4000000), true)`;
        return false;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        return true;
      }
    }
  },
});
