// The nightly backup, taken by a worker beside its sweeps.
import assert from "node:assert/strict";
import { listBackups } from "shared/server/backup/backups.ts";
import { openStore } from "shared/server/backup/store.ts";
import { listConditions } from "shared/server/conditions.ts";
import { describeIllness } from "shared/server/status/illness.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld } from "../../testing/worker.ts";
import { type BackupPlan, takeOwedBackup } from "./backups.ts";

function planOf({ url }: TestDatabase, sandbox: TestSandbox): BackupPlan {
  const { accessKeyId, secretAccessKey } = sandbox.state.options.s3;
  return {
    databaseUrl: url,
    store: {
      address: "s3://floodline/backups",
      s3: { endpoint: sandbox.url, region: "us-east-1", accessKeyId, secretAccessKey },
    },
  };
}

async function saysOf(database: TestDatabase): Promise<string | undefined> {
  const backups = (await listConditions(database.sql)).find(({ name }) => name === "backups");
  return backups && describeIllness(backups)?.says;
}

const STAYS = new AbortController().signal;

Deno.test("a night's backup is taken once, by one of the workers; the next night's is another", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const backup = planOf(database, sandbox);
  const take = (at: string) =>
    takeOwedBackup({ sql: database.asProgram, backup }, () => new Date(at), STAYS);
  await Promise.all([take("2026-11-26T08:10:00Z"), take("2026-11-26T08:10:00Z")]);
  await take("2026-11-26T09:10:00Z");
  await take("2026-11-27T07:10:00Z");
  const names = async () => (await listBackups(openStore(backup.store))).map(({ name }) => name);
  assert.deepEqual(await names(), ["floodline-2026-11-26T08-10-00Z"]);
  assert.equal(await saysOf(database), undefined);
  await take("2026-11-27T08:10:00Z");
  assert.deepEqual(await names(), [
    "floodline-2026-11-27T08-10-00Z",
    "floodline-2026-11-26T08-10-00Z",
  ]);
  const rows = await database.sql<{ name: string; bytes: number; rows: number }[]>`
    select name, bytes::int, rows::int from backups order by due_at`;
  assert.deepEqual(rows.map(({ name }) => name), (await names()).reverse());
  assert.ok(rows.every(({ bytes, rows }) => bytes > 1_000 && rows > 1_000));
});

Deno.test("a store that refuses is told after the first try, tried every hour, and forgotten once it takes one", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const backup = planOf(database, sandbox);
  const take = (at: string) =>
    takeOwedBackup({ sql: database.asProgram, backup }, () => new Date(at), STAYS);
  sandbox.faults({ s3: { kind: "AccessDenied" } });
  await take("2026-11-26T08:10:00Z");
  assert.match(await saysOf(database) ?? "", /there is no backup yet: Access Denied/);
  const tries = sandbox.requests("s3").length;
  await take("2026-11-26T08:40:00Z");
  assert.equal(sandbox.requests("s3").length, tries, "not before an hour has gone");
  sandbox.faults({});
  await take("2026-11-26T09:11:00Z");
  assert.equal(await saysOf(database), undefined);
  sandbox.faults({ s3: { kind: "down" } });
  await take("2026-11-27T09:10:00Z");
  assert.equal(await saysOf(database), undefined, "the newest is a day old");
  await take("2026-11-27T12:10:00Z");
  assert.match(await saysOf(database) ?? "", /there is no backup since 2026-11-26T09:11/);
});

Deno.test("a worker that is told to stop does not wait for its backup, which another takes later", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const backup = planOf(database, sandbox);
  const stopping = new AbortController();
  const at = (text: string) => () => new Date(text);
  const taking = takeOwedBackup(
    { sql: database.asProgram, backup },
    at("2026-11-26T08:10:00Z"),
    stopping.signal,
  );
  await until(async () => (await database.sql`select from backups`).length === 1);
  stopping.abort();
  await taking;
  const [row] = await database.sql`select finished_at, failed_at, reason from backups`;
  assert.deepEqual([row?.finishedAt, row?.reason], [null, "the worker was stopped"]);
  await takeOwedBackup({ sql: database.asProgram, backup }, at("2026-11-26T09:20:00Z"), STAYS);
  assert.equal((await listBackups(openStore(backup.store))).length, 1);
});

Deno.test("one whose worker was killed is taken by another", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const backup = planOf(database, sandbox);
  await database.sql`
    insert into backups (due_at, started_at) values ('2026-11-26T08:00Z', '2026-11-26T08:10Z')`;
  const take = (at: string) =>
    takeOwedBackup({ sql: database.asProgram, backup }, () => new Date(at), STAYS);
  await take("2026-11-26T13:10:00Z");
  assert.equal((await listBackups(openStore(backup.store))).length, 0, "it may be at it still");
  await take("2026-11-26T14:20:00Z");
  assert.equal((await listBackups(openStore(backup.store))).length, 1);
});

Deno.test("a worker takes its backup by itself, and sweeps and sends meanwhile", async () => {
  await using world = await startWorkerWorld({ at: new Date("2026-11-26T08:05:00Z"), speed: 60 });
  await world.follow("+17185550101", { "11231": "any" });
  await world.database.sql`update users set quiet_from = null, quiet_to = null`;
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 240 });
  const address = await Deno.makeTempDir({ prefix: "floodline-backups-" });
  const store = { ...planOf(world.database, world.sandbox).store, address };
  await using worker = await world.startWorker({ BACKUP_TO: address });
  await until(async () => (await listBackups(openStore(store))).length === 1);
  await until(() => world.sandbox.messages("+17185550101").length === 1);
  await until(async () =>
    (await world.database.sql`select from sweeps where status = 'done'`).length >= 1
  );
  // The store is whole a moment before the worker has looked at it and written that down.
  await until(() => worker.output().includes('"message":"backup"'));
  await Deno.remove(address, { recursive: true });
});
