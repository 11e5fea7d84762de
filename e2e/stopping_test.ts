// Programs as the image runs them, told to stop as a deploy does: each is over within 10 s, in order, and nobody
// is refused meanwhile.
import assert from "node:assert/strict";
import { cloneDatabase } from "../testing/database.ts";
import { type Program, startProgram } from "../testing/programs.ts";
import { until } from "../testing/until.ts";
import { startWorkerWorld } from "../testing/worker.ts";

const MOST_MS = 10_000;

const PRODUCTION = {
  FLOODLINE_ENV: "production",
  HOST: "127.0.0.1",
  METRICS_PORT: "0",
  PUBLIC_URL: "https://flood.example",
  JWT_SECRET: "a secret of more than thirty-two characters",
  TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "0123456789abcdef",
  TWILIO_FROM: "+17185550123",
  S3_BUCKET: "flood-photos",
  AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "example-secret",
};

/** Tells it to stop; how long that took, and how it ended. */
async function stop(program: Program, meanwhile: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  const ended = program.kill("SIGTERM");
  await until(() => Promise.resolve(program.output().includes('"message":"stopping"')));
  await meanwhile();
  await ended;
  assert.ok(performance.now() - begun < MOST_MS, `${performance.now() - begun} ms`);
  assert.match(program.output().split("\n").at(-1)!, /"message":"stopped"/);
  assert.equal((await program.ended as Deno.CommandStatus).code, 0);
}

Deno.test("the api, told to stop, still takes what comes, and asks for the end of each connection", async () => {
  await using database = await cloneDatabase();
  const api = await startProgram("api", { ...PRODUCTION, DATABASE_URL: database.url });
  await stop(api, async () => {
    const answer = await fetch(`${api.url}/api/auth/logout`, { method: "POST" });
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get("connection"), "close");
  });
});

Deno.test("so does web", async () => {
  const web = await startProgram("web", { ...PRODUCTION, API_URL: "http://127.0.0.1:9" });
  await stop(web, async () => {
    const answer = await fetch(`${web.url}/health`);
    assert.equal(answer.headers.get("connection"), "close");
    assert.deepEqual(await answer.json(), { status: "ok" });
  });
});

Deno.test("the worker, told to stop with a text under way, waits for the carrier's answer and writes it down", async () => {
  await using world = await startWorkerWorld({ at: new Date() });
  const { sandbox, database: { sql } } = world;
  await world.follow("+17185550101", { "11231": "any" });
  await sql`update users set quiet_from = null, quiet_to = null`;
  await sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 240 });
  sandbox.faults({ receipts: { kind: "none" } });
  sandbox.latency({ twilioMs: 2_000 });
  const worker = await startProgram("worker", {
    ...sandbox.environment,
    DATABASE_URL: world.database.url,
    PUBLIC_URL: world.outside.publicUrl,
    SMS_PER_SECOND: "10",
  });
  await until(() => Promise.resolve(sandbox.requests("twilio").length === 1));
  await stop(worker, async () => {
    const [message] = await sql`select status from messages`;
    assert.equal(message!.status, "sending");
  });
  const [message] = await sql`select status from messages`;
  assert.equal(message!.status, "accepted");
  assert.equal(sandbox.messages("+17185550101").length, 1);
});
