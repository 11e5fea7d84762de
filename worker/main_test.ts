// The worker as a process of its own: started, asked, stopped, killed.
import assert from "node:assert/strict";
import { type Program, startProgram } from "../testing/programs.ts";
import { until } from "../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../testing/worker.ts";
import { settle } from "./sending/settle.ts";

const ANN = "+17185550101";

function environmentOf(world: WorkerWorld): Record<string, string> {
  return {
    ...world.sandbox.environment,
    DATABASE_URL: world.database.url,
    PUBLIC_URL: world.outside.publicUrl,
    SENTRY_DSN: "",
    SMS_PER_SECOND: "10",
    SWEEP_CRON: "*/30 * * * *",
  };
}

/** These worlds are at the real time, day or night. */
async function follow(world: WorkerWorld): Promise<void> {
  await world.follow(ANN, { "11231": "any" });
  await world.database.sql`update users set quiet_from = null, quiet_to = null`;
}

async function statusOf(world: WorkerWorld): Promise<string | undefined> {
  const [message] = await world.database.sql<{ status: string }[]>`
    select status from messages where phone = ${ANN}`;
  return message?.status;
}

async function readyOf(worker: Program) {
  const response = await fetch(`${worker.url}/ready`);
  return { httpStatus: response.status, ...await response.json() };
}

/** What `worker/main.ts sweep`, or a start that fails, says. */
async function run(environment: Record<string, string>, ...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", "worker/main.ts", ...args],
    cwd: new URL("../", import.meta.url),
    env: { PORT: "0", ...environment },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

Deno.test("sweeps the slot that is owed at its start, sends, tells how it is, and stops", async () => {
  await using world = await startWorkerWorld({ at: new Date() });
  await follow(world);
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 240 });
  await using worker = await startProgram("worker", environmentOf(world));
  await until(async () => await statusOf(world) === "delivered");
  assert.equal(world.sandbox.messages(ANN).length, 1);

  assert.equal((await fetch(`${worker.url}/health`)).status, 200);
  await until(async () => (await readyOf(worker)).lastSweep?.status === "done");
  const ready = await readyOf(worker);
  assert.deepEqual([ready.httpStatus, ready.status, ready.queued], [200, "ready", 0]);

  const sweep = await fetch(`${worker.url}/sweep`, { method: "POST" });
  const figures = await sweep.json();
  assert.deepEqual([figures.status, figures.raining, figures.messages], ["done", 1, 0]);

  await worker.kill("SIGTERM");
  assert.match(worker.output(), /"message":"stopped"/);
  await assert.rejects(fetch(`${worker.url}/health`));
  assert.doesNotMatch(worker.output(), /7185550101/, "no number in the log");
});

Deno.test("a text refused for wrong credentials shows in /ready and in Sentry, without the number", async () => {
  await using world = await startWorkerWorld({ at: new Date() });
  await follow(world);
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 240 });
  await using worker = await startProgram("worker", {
    ...environmentOf(world),
    TWILIO_AUTH_TOKEN: "not the right one",
    SENTRY_DSN: world.sandbox.url.replace("http://", "http://key@") + "/1",
  });
  await until(async () => (await readyOf(worker)).status === "alarm");
  const ready = await readyOf(worker);
  const carrier = ready.ill.find(({ name }: { name: string }) => name === "carrier");
  assert.deepEqual([ready.httpStatus, carrier.detail.errorCode], [200, 20003]);
  await until(async () => (await readyOf(worker)).queued === 1);
  await until(() => world.sandbox.sentryItems().length > 0);
  const items = JSON.stringify(world.sandbox.sentryItems());
  assert.match(items, /takes no texts: [^}]*20003/);
  assert.doesNotMatch(items, /7185550101/);
});

for (
  const { when, faults, latency } of [
    { when: "before the request arrives", faults: {}, latency: { twilioMs: 60_000 } },
    {
      when: "after the provider took it",
      faults: { twilio: { kind: "timeoutAfterAccept" }, receipts: { kind: "none" } } as const,
      latency: {},
    },
  ]
) {
  Deno.test(`killed between claim and answer, ${when}: one text in the end`, async () => {
    await using world = await startWorkerWorld({ at: new Date() });
    const { sandbox, sql, carrier } = world;
    await follow(world);
    await sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 240 });
    sandbox.faults(faults);
    sandbox.latency(latency);
    {
      await using worker = await startProgram("worker", environmentOf(world));
      await until(async () =>
        await statusOf(world) === "sending" && sandbox.requests("twilio").length === 1
      );
      await worker.kill("SIGKILL");
    }
    sandbox.faults({});
    sandbox.latency({});
    world.advance(1.1);
    await settle({ sql, carrier }, world.clock());
    world.advance(0.2);
    // Somebody else's, which shows how far the carrier's list has come.
    await sql`
      insert into messages (kind, phone, body, segments, status, created_at, send_at, expires_at)
      select 'reply', '+17185550199', 'Another', 1, 'queued', created_at, send_at, expires_at
      from messages`;
    await world.sendAll();
    world.advance(0.2);
    await settle({ sql, carrier }, world.clock());
    await world.sendAll();
    assert.equal(await statusOf(world), "delivered");
    assert.equal(sandbox.messages(ANN).length, 1);
  });
}

Deno.test("`sweep` prints its figures as one line of JSON and nothing else", async () => {
  await using world = await startWorkerWorld({ at: new Date() });
  await follow(world);
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 240 });
  const { code, stdout } = await run(environmentOf(world), "sweep");
  assert.equal(code, 0);
  assert.match(stdout, /^\{.*\}\n$/);
  const { slot, seconds, ...figures } = JSON.parse(stdout);
  assert(Math.abs(Date.parse(slot) - Date.now()) < 60_000);
  assert(seconds >= 0);
  assert.deepEqual(figures, {
    status: "done",
    zips: 1,
    unanswered: 0,
    resting: 0,
    odd: 0,
    oddities: {},
    leftOut: 0,
    cells: 1,
    requests: 1,
    raining: 1,
    warnings: 0,
    started: 1,
    steppedUp: 0,
    cleared: 0,
    warned: 0,
    asked: 0,
    messages: 1,
    held: 0,
    released: 0,
  });
});

Deno.test("`sweep` ends with 1 where the weather is down, and still prints its figures", async () => {
  await using world = await startWorkerWorld({ at: new Date() });
  await follow(world);
  // Not worth another try, so that the test need not wait for any.
  await using weather = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    () => new Response("gone", { status: 404 }),
  );
  const { code, stdout } = await run(
    { ...environmentOf(world), OPEN_METEO_URL: `http://127.0.0.1:${weather.addr.port}` },
    "sweep",
  );
  assert.equal(code, 1);
  assert.equal(JSON.parse(stdout).status, "failed");
});

Deno.test("refuses to start on a database that is behind, and says what to do", async () => {
  await using world = await startWorkerWorld();
  await world.database.sql`delete from schema_migrations where name = '0006_manager_rows.sql'`;
  const { code, stderr } = await run(environmentOf(world));
  assert.equal(code, 1);
  assert.match(stderr, /behind, from 0006_manager_rows\.sql: run `deno task migrate`/);
});

Deno.test("refuses to start on a wrong configuration, with every mistake in words", async () => {
  const { code, stderr } = await run({ SWEEP_CRON: "hourly", SMS_PER_SECOND: "-1" });
  assert.equal(code, 1);
  assert.match(stderr, /SWEEP_CRON must be/);
  assert.match(stderr, /SMS_PER_SECOND/);
});
