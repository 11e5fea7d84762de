// The api as a process: how it starts, what it logs and tells Sentry, how it ends.
import assert from "node:assert/strict";
import type { Sql } from "shared/server/database.ts";
import { cloneDatabase, type TestDatabase } from "../testing/database.ts";
import { startProgram } from "../testing/programs.ts";
import { startRelay } from "../testing/relay.ts";
import { startSandbox, type TestSandbox } from "../testing/sandbox.ts";

const PHONE = "7185550123";

function environment(database: TestDatabase, sandbox?: TestSandbox): Record<string, string> {
  return {
    DATABASE_URL: database.url,
    ...sandbox?.environment,
    ...(sandbox && { SENTRY_DSN: sandbox.url.replace("://", "://key@") + "/1" }),
  };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Makes a query fail in a way that nobody foresaw. */
async function breakReports(sql: Sql): Promise<void> {
  await sql`drop view public_reports`;
}

Deno.test("it serves, and on SIGTERM finishes what runs and ends in order", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  sandbox.latency({ twilioMs: 500 });
  const api = await startProgram("api", environment(database, sandbox));
  const asked = fetch(`${api.url}/api/auth/code`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ phone: PHONE }),
  });
  await until(() => sandbox.requests("twilio").length > 0);
  const ended = api.kill("SIGTERM");
  const answer = await asked;
  assert.equal(answer.status, 202);
  await answer.body?.cancel();
  await ended;
  const lines = api.output().split("\n").map((line) => JSON.parse(line).message);
  assert.deepEqual([lines[0], lines.at(-1)], ["listening", "stopped"]);
});

Deno.test("it does not start on a database that is behind, and says what to do", async () => {
  await using database = await cloneDatabase();
  await database.sql`delete from schema_migrations where name like '0006%'`;
  await assert.rejects(
    startProgram("api", environment(database)),
    /cannot start.*1 migration\(s\) behind.*deno task migrate/,
  );
});

Deno.test("it waits for a database that is away, says so once, and serves when it is back", async () => {
  await using database = await cloneDatabase();
  const { hostname, port } = new URL(database.url);
  await using wire = startRelay({ hostname, port: Number(port) });
  wire.cut();
  const url = database.url.replace(`:${port}/`, `:${wire.port}/`);
  const api = await startProgram(
    "api",
    { ...environment(database), DATABASE_URL: url },
    "api/main.ts",
    (line) => line.includes("waiting for it") && wire.mend(),
  );
  assert.equal((await fetch(`${api.url}/api/ready`)).status, 200);
  await api.kill("SIGTERM");
  assert.equal(api.output().match(/waiting for it/g)?.length, 1);
});

Deno.test("with real keys and without FLOODLINE_ENV it does not start on a secret that anybody knows", async () => {
  await assert.rejects(
    startProgram("api", {
      FLOODLINE_ENV: "",
      PUBLIC_URL: "https://floodline.example",
      DATABASE_URL: "postgres://floodline:secret@127.0.0.1:9/floodline",
      TWILIO_ACCOUNT_SID: `AC${"a".repeat(32)}`,
      TWILIO_AUTH_TOKEN: "0123456789abcdef",
      TWILIO_FROM: "+17185550100",
      S3_BUCKET: "flood-photos",
      AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "example-secret",
    }),
    /JWT_SECRET must be set in production/,
  );
});

Deno.test("in development it answers this machine alone", async () => {
  await using database = await cloneDatabase();
  await using api = await startProgram("api", environment(database));
  const { port } = new URL(api.url);
  await assert.rejects(fetch(`http://127.0.0.2:${port}/api/health`), TypeError);
});

Deno.test("it tells all mistakes of its configuration at once, in words", async () => {
  await assert.rejects(
    startProgram("api", { PORT: "eighty", PUBLIC_URL: "floodline", JWT_SECRET: "short" }),
    (error: Error) =>
      /PUBLIC_URL must be an http/.test(error.message) &&
      /JWT_SECRET must have at least 32/.test(error.message) && /PORT/.test(error.message),
  );
});

Deno.test("its log has a line a request: the route's pattern, an id, and no number anywhere", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startProgram("api", environment(database, sandbox));
  const headers = { "x-request-id": "request-of-test" };
  const answers = [
    await fetch(`${api.url}/api/zips/11231?phone=${PHONE}`, { headers }),
    await fetch(`${api.url}/api/nothing/+1${PHONE}`),
    await fetch(`${api.url}/api/auth/code`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ phone: PHONE }),
    }),
  ];
  for (const answer of answers) await answer.body?.cancel();
  const requests = () => api.output().split("\n").filter((line) => line.includes('"request"'));
  await until(() => requests().length === answers.length);
  const [first, second, third] = requests().map((line) => JSON.parse(line));
  assert.equal(first.requestId, "request-of-test");
  assert.equal(first.route, "/api/zips/:zip");
  assert.equal(first.method, "GET");
  assert.equal(first.status, 200);
  assert.ok(first.ms >= 0);
  assert.equal(second.route, "unmatched");
  assert.equal(third.route, "/api/auth/code");
  assert.notEqual(second.requestId, third.requestId);
  assert.ok(!api.output().includes(PHONE), api.output());
  assert.ok(!api.output().includes("11231"), api.output());
});

Deno.test("a mistake of ours is told to Sentry with its route, and nothing personal", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startProgram("api", environment(database, sandbox));
  await breakReports(database.sql);
  const answer = await fetch(`${api.url}/api/reports?zip=11231&phone=${PHONE}`, {
    headers: {
      cookie: "floodline_session=secret-cookie",
      "x-forwarded-for": "198.51.100.77",
      "user-agent": "secret-agent",
    },
  });
  assert.equal(answer.status, 500);
  const body = await answer.json();
  assert.equal(body.error.code, "internal");
  assert.match(body.error.message, /We have been told/);
  assert.ok(!JSON.stringify(body).includes("public_reports"));
  const events = () => sandbox.sentryItems().filter((item) => item.type === "event");
  await until(() => events().length > 0);
  const [event] = events();
  const payload = event!.payload as {
    tags: Record<string, string>;
    exception: { values: { value: string; stacktrace: { frames: unknown[] } }[] };
  };
  assert.deepEqual(payload.tags, { program: "api", route: "/api/reports" });
  assert.match(payload.exception.values[0]!.value, /public_reports.*does not exist/);
  assert.ok(payload.exception.values[0]!.stacktrace.frames.length > 0);
  const all = JSON.stringify(sandbox.sentryItems());
  for (const word of [PHONE, "secret-cookie", "198.51.100.77", "secret-agent", "11231"]) {
    assert.ok(!all.includes(word), word);
  }
});

Deno.test("a refusal is nothing to tell Sentry", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const api = await startProgram("api", environment(database, sandbox));
  for (const path of ["/api/me", "/api/nothing", "/api/zips/00000"]) {
    await (await fetch(api.url + path)).body?.cancel();
  }
  await api.kill("SIGTERM"); // what waits is sent first
  assert.deepEqual(sandbox.sentryItems().filter((item) => item.type === "event"), []);
});
