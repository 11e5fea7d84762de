// PostgreSQL down: each request is told so within seconds, and all works again when it is back.
import assert from "node:assert/strict";
import { startApi, type TestApi } from "../../testing/api.ts";
import { startCluster } from "../../testing/chaos/cluster.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { readEvents } from "../../testing/events.ts";
import type { HttpClient } from "../../testing/http_client.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";
import { signSession } from "../sessions/session.ts";

/** The guard's own 4.5 seconds, and what answering takes. */
const PATIENCE_MS = 5500;
/** No more patience than in production. */
const AS_EVER = { patience: 1 };

/** By signature alone: there is no row to write while the database is away. */
async function signedIn({ client, deps }: TestApi, bidId?: string): Promise<HttpClient> {
  const [now, id, userId] = [deps.now(), crypto.randomUUID(), crypto.randomUUID()];
  const session = { id, userId, bidId, signedInAt: now, readAt: now };
  const person = client();
  person.cookies.floodline_session = await signSession(session, deps.keys.session);
  return person;
}

/** Time as this process gets it: of ticks that come late on a busy machine, none is made up for. */
function startStopwatch(): Disposable & { ms(): number } {
  const TICK_MS = 50;
  let ticks = 0;
  const timer = setInterval(() => ticks++, TICK_MS);
  return { ms: () => ticks * TICK_MS, [Symbol.dispose]: () => clearInterval(timer) };
}

async function assertUnavailable(api: TestApi): Promise<void> {
  const person = await signedIn(api);
  const manager = await signedIn(api, crypto.randomUUID());
  const asked = [
    () => person.get("/api/me"),
    () => person.post("/api/reports", { zip: "11231", depth: "knee" }),
    () => person.get("/api/zips/11231"),
    () => person.get("/api/reports"),
    () => person.post("/api/auth/code", { phone: "718 555 0123" }),
    () => manager.get("/api/district/reports"),
    () => person.get("/api/ready"),
  ];
  await Promise.all(asked.map(async (ask) => {
    using watch = startStopwatch();
    const { status, body } = await ask();
    assert.equal(status, 503, ask.toString());
    assert.equal(body.error.code, "databaseUnavailable");
    assert.ok(watch.ms() < PATIENCE_MS, `${ask} took too long`);
  }));
  assert.equal((await person.get("/api/health")).status, 200);
}

Deno.test("without a database every request is told so within seconds, again and again", async () => {
  await using api = await startApi(
    { url: "postgres://postgres@127.0.0.1:9/nothing" },
    undefined,
    AS_EVER,
  );
  for (let n = 0; n < 4; n++) await assertUnavailable(api);
  const manager = await signedIn(api, crypto.randomUUID());
  assert.equal((await manager.get("/api/district/stream")).status, 503);
});

Deno.test("a database that takes connections and never answers is told as down", async () => {
  using silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const held: Deno.Conn[] = [];
  (async () => {
    for await (const connection of silent) held.push(connection);
  })().catch(() => {});
  const { port } = silent.addr;
  {
    await using api = await startApi(
      { url: `postgres://postgres@127.0.0.1:${port}/nothing` },
      undefined,
      AS_EVER,
    );
    await assertUnavailable(api);
  }
  for (const connection of held) connection.close();
});

Deno.test("connections that were cut while idle do not fail the requests after it", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  assert.equal((await person.get("/api/me")).status, 200);
  const cut = await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name ~ '^test-api( |$)'`;
  assert.ok(cut.length > 0);
  // The first may meet the cut itself; it is told, and the next one is served.
  await person.get("/api/me");
  assert.equal((await person.get("/api/me")).status, 200);
});

Deno.test("after the database's restart everything works again, open dashboards included", async () => {
  await using cluster = await startCluster();
  await using api = await startApi(cluster, undefined, AS_EVER);
  const bid = await addDistrict(cluster.sql, RED_HOOK);
  const manager = await api.enter(await addUser(cluster.sql, { bidId: bid.id }));
  const stream = readEvents(await manager.open("GET", "/api/district/stream"));
  assert.equal((await stream.next()).value!.event, ":");

  await cluster.stop("immediate");
  for (let n = 0; n < 3; n++) await assertUnavailable(api);
  await cluster.start();

  const add = () => manager.post("/api/reports", { zip: "11231", depth: "knee" });
  assert.equal((await add()).status, 201);
  // That one may have been announced before anybody listened again: hence "missed".
  while ((await stream.next()).value!.event !== "missed");
  const { id } = (await add()).body;
  while (!(await stream.next()).value!.data.includes(id));
  await stream.return(undefined);
});
