import assert from "node:assert/strict";
import { REFUSAL_WORDS } from "shared/words/refusals.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { readEvents } from "../../../testing/events.ts";
import type { HttpClient } from "../../../testing/http_client.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

async function addManager(
  api: TestApi,
  database: TestDatabase,
  where: typeof RED_HOOK,
): Promise<HttpClient> {
  const bid = await addDistrict(database.sql, where);
  return await api.enter(await addUser(database.sql, { bidId: bid.id }));
}

/** Its events without comments, once the first comment says that it is open. */
async function open(manager: HttpClient) {
  const response = await manager.open("GET", "/api/district/stream");
  const all = readEvents(response);
  await all.next();
  const next = async () => {
    while (true) {
      const { value, done } = await all.next();
      if (done) return undefined;
      if (value.event !== ":") return value;
    }
  };
  return { response, next, close: () => all.return(undefined) };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!await condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

Deno.test("a dashboard hears of its own district's reports, and of no others", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const redHook = await addManager(api, database, RED_HOOK);
  const hoboken = await addManager(api, database, HOBOKEN);
  const resident = await api.enter(await addUser(database.sql));
  const streams = [await open(redHook), await open(redHook), await open(hoboken)];
  const { headers } = streams[0]!.response;
  assert.equal(headers.get("content-type"), "text/event-stream");
  assert.equal(headers.get("cache-control"), "no-store");

  const add = async (zip: string): Promise<string> =>
    (await resident.post("/api/reports", { zip, depth: "knee" })).body.id;
  const first = await add("11231");
  const second = await add("07030");
  await redHook.patch(`/api/district/reports/${first}`, { status: "seen" });

  for (const stream of streams.slice(0, 2)) {
    const events = [await stream.next(), await stream.next()];
    assert.deepEqual(events.map((e) => [e!.event, JSON.parse(e!.data)]), [
      ["report", { type: "reportAdded", reportId: first }],
      ["report", { type: "reportChanged", reportId: first }],
    ]);
    assert.ok(Number(events[1]!.id) > Number(events[0]!.id));
  }
  assert.deepEqual(JSON.parse((await streams[2]!.next())!.data), {
    type: "reportAdded",
    reportId: second,
  });
  for (const stream of streams) await stream.close();
});

Deno.test("a dashboard hears when a report is confirmed, corrected, answered for and taken back", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const stream = await open(await addManager(api, database, RED_HOOK));
  const owner = await api.enter(await addUser(database.sql));
  const neighbor = await api.enter(await addUser(database.sql));
  const { body } = await owner.post("/api/reports", { zip: "11231", depth: "knee" });
  const path = `/api/reports/${body.id}`;
  assert.equal(JSON.parse((await stream.next())!.data).type, "reportAdded");
  for (
    const change of [
      () => neighbor.post(`${path}/confirmations`),
      () => owner.patch(path, { depth: "waist" }),
      () => owner.post(`${path}/water`, { answer: "gone" }),
      () => owner.post(`${path}/withdraw`),
    ]
  ) {
    assert.equal((await change()).status, 200);
    const { type, reportId } = JSON.parse((await stream.next())!.data);
    assert.deepEqual([type, reportId], ["reportChanged", body.id]);
  }
  await stream.close();
});

Deno.test("however many dashboards are open, one connection listens for them", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const manager = await addManager(api, database, RED_HOOK);
  const streams = await Promise.all(Array.from({ length: 8 }, () => open(manager)));
  const [{ count }] = await database.sql<[{ count: number }]>`
    select count(*)::int from pg_stat_activity
    where datname = current_database() and query ilike 'listen%'`;
  assert.equal(count, 1);
  for (const stream of streams) await stream.close();
});

Deno.test("a stream ends when its facts are 15 minutes old; a removed manager is not let in again", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database, undefined, { pingMs: 10 });
  const manager = await addManager(api, database, RED_HOOK);
  const stream = await open(manager);
  const [{ id, bidId }] = await database.sql<[{ id: string; bidId: string }]>`
    select id, bid_id from users`;
  await addUser(database.sql, { bidId });
  await database.sql`update users set bid_id = null where id = ${id}`;
  api.clock.forward(15.1);
  assert.equal(await stream.next(), undefined);
  const again = await manager.get("/api/district/stream");
  assert.equal(again.status, 403);
});

Deno.test("a stream that is opened with an old session gives a new cookie", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const manager = await addManager(api, database, RED_HOOK);
  api.clock.forward(16);
  const stream = await open(manager);
  assert.ok(manager.cookies.floodline_renewal);
  await stream.close();
});

Deno.test("the end of the process ends the streams", async () => {
  await using database = await cloneDatabase();
  const stopping = new AbortController();
  await using api = await startApi(database, undefined, { stopping: stopping.signal });
  const stream = await open(await addManager(api, database, RED_HOOK));
  stopping.abort();
  assert.equal(await stream.next(), undefined);
});

Deno.test("a lost database connection is listened on again, and dashboards are told they may have missed something", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const manager = await addManager(api, database, RED_HOOK);
  const resident = await api.enter(await addUser(database.sql));
  const stream = await open(manager);
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen%'`;
  assert.equal((await stream.next())!.event, "missed");
  const { body } = await resident.post("/api/reports", { zip: "11231", depth: "knee" });
  assert.equal(JSON.parse((await stream.next())!.data).reportId, body.id);
  await stream.close();
});

Deno.test("a dashboard that was closed is forgotten", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database, undefined, { pingMs: 10 });
  const added: unknown[] = [];
  const removed: unknown[] = [];
  const { stopping } = api.deps;
  // Each open stream has one listener there, and takes it away at its end.
  const { addEventListener, removeEventListener } = stopping;
  stopping.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    added.push(args[1]);
    addEventListener.apply(stopping, args);
  };
  stopping.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    removed.push(args[1]);
    removeEventListener.apply(stopping, args);
  };
  const manager = await addManager(api, database, RED_HOOK);
  const stream = await open(manager);
  assert.equal(added.length, 1);
  await stream.close();
  await until(() => removed.length === 1);
  assert.deepEqual(removed, added);
});

Deno.test("who opens twenty streams in one moment gets eight of them", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database, undefined, { pingMs: 10 });
  const manager = await addManager(api, database, RED_HOOK);
  const asked = Array.from({ length: 20 }, () => manager.open("GET", "/api/district/stream"));
  const answers = await Promise.all(asked);
  const statuses = answers.map(({ status }) => status).toSorted();
  assert.deepEqual(statuses, [...Array(8).fill(200), ...Array(12).fill(429)]);
  for (const { body } of answers) await body?.cancel();
});

Deno.test("one person has eight streams; the ninth is told to wait, others are not, and closing one makes room", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database, undefined, { pingMs: 10 });
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId }));
  const colleague = await api.enter(await addUser(database.sql, { bidId }));
  const streams = [];
  for (let n = 0; n < 8; n++) streams.push(await open(manager));
  const path = "/api/district/stream";
  for (const language of ["en", "es", "zh"] as const) {
    const { status, body, headers } = await manager.get(path, { "accept-language": language });
    assert.deepEqual([status, body.error.code], [429, "tooManyStreams"]);
    assert.equal(body.error.message, REFUSAL_WORDS[language].errors.tooManyStreams);
    assert.equal(headers.get("retry-after"), "60");
  }
  await (await open(colleague)).close();
  await streams[0]!.close();
  await until(async () => {
    const again = await manager.open("GET", path);
    await again.body?.cancel();
    return again.status === 200;
  });
  for (const stream of streams) await stream.close();
});
