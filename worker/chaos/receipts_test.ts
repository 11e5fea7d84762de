// Whatever is killed while receipts are on their way: no text stays without an end.
import assert from "node:assert/strict";
import { freePort } from "../../ground/ports.ts";
import { type Program, startProgram } from "../../testing/programs.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";

const TEXTS = 200;
/** A minute of the timetable is three seconds. */
const SPEED = 20;

async function startReceiver(world: WorkerWorld, port: number): Promise<Program> {
  return await startProgram("api", {
    ...world.sandbox.environment,
    DATABASE_URL: world.database.url,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
  });
}

async function addTexts({ database: { sql }, clock }: WorkerWorld): Promise<void> {
  await sql`
    insert into messages (kind, phone, body, segments, status, created_at, send_at, expires_at)
    select 'reply', '+1718555' || 1000 + n, 'Rain ' || n, 1, 'queued', ${clock()}, ${clock()},
      ${clock()}::timestamptz + interval '2 hours'
    from generate_series(0, ${TEXTS - 1}) n`;
}

async function count({ database: { sql } }: WorkerWorld, ...statuses: string[]): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int as count from messages where status::text = any(${statuses})`;
  return count;
}

Deno.test("the api is killed with receipts under way: each text is delivered in our books too, and went once", async () => {
  await using world = await startWorkerWorld({ speed: SPEED });
  const port = freePort();
  const settings = { PUBLIC_URL: `http://127.0.0.1:${port}`, SMS_PER_SECOND: "100" };
  {
    await using api = await startReceiver(world, port);
    await addTexts(world);
    await using _worker = world.runWorker(settings);
    await until(async () => await count(world, "delivered") >= 20);
    await api.kill("SIGKILL");
    await until(async () => await count(world, "queued", "sending") === 0);
    await world.sandbox.settled();
  }
  const lost = await count(world, "accepted", "sent");
  console.log({ lost });
  assert.ok(lost > 5, `${lost}: the kill must hit receipts`);
  {
    await using _api = await startReceiver(world, port);
    await using _worker = world.runWorker(settings);
    world.advance(11);
    await until(async () => await count(world, "delivered") === TEXTS, 60);
  }
  assert.equal(world.sandbox.messages().length, TEXTS);
  const reads = world.sandbox.requests("twilio").filter(({ method }) => method === "GET").length;
  assert.ok(reads <= Math.max(21, lost), `${reads} requests for ${lost} texts`);
});

Deno.test("the worker is killed while it settles them: the next one does", async () => {
  await using world = await startWorkerWorld({ speed: SPEED });
  world.sandbox.faults({ receipts: { kind: "none" } });
  await addTexts(world);
  await world.sendAll();
  assert.equal(await count(world, "accepted"), TEXTS);
  world.advance(11);
  world.sandbox.latency({ twilioMs: 2_000 });
  const first = await world.startWorker();
  const isAsked = () =>
    world.sandbox.state.requests.some(({ method, path }) =>
      method === "GET" && path.includes("/Messages.json")
    );
  await until(isAsked, 60);
  await first.kill("SIGKILL");
  assert.equal(await count(world, "accepted"), TEXTS);
  world.sandbox.latency({});
  await using _second = world.runWorker();
  await until(async () => await count(world, "delivered") === TEXTS, 60);
  assert.equal(world.sandbox.messages().length, TEXTS);
});
