// What was backed up is there again, whole, and FloodLine runs on it.
import assert from "node:assert/strict";
import { BackupError } from "shared/server/backup/format.ts";
import { writeBackup } from "shared/server/backup/archive.ts";
import { makeKey } from "shared/server/backup/seal.ts";
import { connect, type Sql } from "shared/server/database.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { createEmptyDatabase } from "../../../testing/empty_database.ts";
import { addUser } from "../../../testing/rows.ts";
import { startSandbox, type TestSandbox } from "../../../testing/sandbox.ts";
import { listRows, listRules } from "../../../testing/whole_database.ts";
import { seed } from "../../seed/seed.ts";
import { Mistake } from "../mistake.ts";
import { restore } from "./restore.ts";

const NOW = new Date();
const PUBLIC_URL = "http://localhost:8080";

/** The demo: two districts, six weeks of reports, a storm that is on. */
async function fill(database: TestDatabase, sandbox: TestSandbox): Promise<void> {
  await seed(database.sql, sandbox.storage, { now: NOW, publicUrl: PUBLIC_URL });
  // A number that was given and is nobody's any more: the next one comes after it all the same.
  await database.sql`select nextval(pg_get_serial_sequence('receipts', 'id'))`;
  await database.sql`select make_rain_month('2031-05-01')`;
}

/** As the worker writes it, which owns nothing. */
async function backUp(
  database: TestDatabase,
  recipient?: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { stream, written } = writeBackup(database.asProgram, { now: NOW, recipient });
  const bytes = await new Response(stream).bytes();
  await written;
  return bytes as Uint8Array<ArrayBuffer>;
}

function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream();
}

async function sweepOnce(url: string, sandbox: TestSandbox) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", "worker/main.ts", "sweep"],
    cwd: new URL("../../../", import.meta.url),
    env: { ...sandbox.environment, DATABASE_URL: url, PUBLIC_URL },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, figures: JSON.parse(text(stdout)), stderr: text(stderr) };
}

Deno.test("a backup restored on a new machine has every row, policy, grant and number of the old one, and FloodLine runs on it", async () => {
  await using old = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using fresh = await createEmptyDatabase();
  await fill(old, sandbox);
  const { identity, recipient } = await makeKey();
  const bytes = await backUp(old, recipient);
  const before = { rows: await listRows(old.sql), rules: await listRules(old.sql) };

  const { rows } = await restore(fresh.sql, streamOf(bytes), { identity });

  const after = { rows: await listRows(fresh.sql), rules: await listRules(fresh.sql) };
  assert.deepEqual(Object.keys(after.rows), Object.keys(before.rows));
  for (const table of Object.keys(before.rows)) {
    assert.deepEqual(after.rows[table], before.rows[table], table);
  }
  for (const rule of Object.keys(before.rules)) {
    assert.deepEqual(after.rules[rule], before.rules[rule], rule);
  }
  assert.ok(before.rules.policies!.length > 100 && before.rows.messages!.length > 100);
  assert.ok(rows > 5_000, String(rows));
  await runsOn(fresh, sandbox);
});

async function runsOn(
  database: { url: string; sql: Sql },
  sandbox: TestSandbox,
): Promise<void> {
  await using api = await startApi(database, sandbox);
  const [user] = await database.sql<[{ id: string; bidId: string }]>`
    select id, bid_id from users where bid_role = 'manager' order by phone limit 1`;
  const manager = await api.enter(user);
  for (const page of ["stats", "reports", "people", "message", "broadcasts"]) {
    assert.equal((await manager.get(`/api/district/${page}`)).status, 200, page);
  }
  const { code, figures, stderr } = await sweepOnce(database.url, sandbox);
  assert.equal(code, 0, stderr);
  assert.equal(figures.status, "done");
}

Deno.test("a migrated database is restored into; one with somebody's rows only when told so", async () => {
  await using old = await cloneDatabase();
  await using other = await cloneDatabase();
  await addUser(old.sql, { phone: "+17185550100" });
  const bytes = await backUp(old);
  await old.asProgram.end();
  const owner = connect(other.ownerUrl, { max: 1, name: "floodline-admin" });
  try {
    await restore(owner, streamOf(bytes));
    await addUser(owner, { phone: "+17185550199" });
    await assert.rejects(restore(owner, streamOf(bytes)), (error) => {
      assert.ok(error instanceof Mistake);
      assert.match(error.message, /not empty: users 2\. With --replace/);
      return true;
    });
    assert.deepEqual(await phonesOf(owner), ["+17185550100", "+17185550199"], "nothing changed");
    await restore(owner, streamOf(bytes), { replaces: true });
    assert.deepEqual(await phonesOf(owner), ["+17185550100"]);
  } finally {
    await owner.end();
  }
});

/** The migrations of this version and these besides, in a folder of their own. */
async function migrationsWith(files: Record<string, string>): Promise<URL & AsyncDisposable> {
  const folder = await Deno.makeTempDir({ prefix: "floodline-migrations-" });
  for await (const { name, isFile } of Deno.readDir("migrations")) {
    if (isFile) await Deno.copyFile(`migrations/${name}`, `${folder}/${name}`);
  }
  for (const [name, text] of Object.entries(files)) {
    await Deno.writeTextFile(`${folder}/${name}`, text);
  }
  return Object.assign(new URL(`file://${folder}/`), {
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  });
}

Deno.test("a backup of an older version gets its own migrations, then its rows, then those since", async () => {
  await using old = await cloneDatabase();
  await addUser(old.sql, { phone: "+17185550100" });
  const bytes = await backUp(old);
  await using target = await createEmptyDatabase();
  await using newer = await migrationsWith({
    "9998_greetings.sql": `
      alter table users add column greeting text;
      update users set greeting = 'Hello ' || phone;
      alter table users alter column greeting set not null;`,
    "9999_no_marks.sql": "create table marks (id integer primary key); select guard_tables();",
  });
  const { since } = await restore(target.sql, streamOf(bytes), { migrations: newer });
  assert.deepEqual(since, ["9998_greetings.sql", "9999_no_marks.sql"]);
  const [user] = await target.sql`select greeting from users`;
  assert.equal(user?.greeting, "Hello +17185550100");
  const ofNewer = writeBackup(target.sql, { now: NOW });
  const newerBytes = await new Response(ofNewer.stream).bytes() as Uint8Array<ArrayBuffer>;
  await ofNewer.written;
  await using other = await createEmptyDatabase();
  await assert.rejects(
    restore(other.sql, streamOf(newerBytes)),
    /the backup has 9998_greetings\.sql, which this version does not know: restore with a newer version/,
  );
  await using changed = await migrationsWith({ "0001_geography.sql": "select 1;" });
  await assert.rejects(
    restore(other.sql, streamOf(bytes), { migrations: changed }),
    /0001_geography\.sql is not the one of this version/,
  );
});

Deno.test("rows that break a rule of the database break the whole restore, and what was there stays", async () => {
  await using old = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using target = await createEmptyDatabase();
  await fill(old, sandbox);
  await restore(target.sql, streamOf(await backUp(old)));
  const before = await listRows(target.sql);
  await old.sql`alter table media drop constraint media_report_id_fkey`;
  await old.sql`update media set report_id = gen_random_uuid() where report_id is not null`;
  const orphaned = await backUp(old);
  await assert.rejects(
    restore(target.sql, streamOf(orphaned), { replaces: true }),
    /media_report_id_fkey/,
  );
  await old.sql`alter table users drop constraint users_phone_key`;
  await old.sql`update users set phone = '+17185550100'`;
  const doubled = await backUp(old);
  await assert.rejects(
    restore(target.sql, streamOf(doubled), { replaces: true }),
    /users_phone_key/,
  );
  assert.deepEqual(await listRows(target.sql), before);
});

async function phonesOf(sql: Sql): Promise<string[]> {
  const rows = await sql<{ phone: string }[]>`select phone from users order by phone`;
  return rows.map(({ phone }) => phone);
}

Deno.test("a database that programs work on is left alone", async () => {
  await using old = await cloneDatabase();
  await using other = await cloneDatabase();
  const bytes = await backUp(old);
  const worker = connect(other.url, { max: 1, name: "floodline-worker" });
  await worker`select`;
  const owner = connect(other.ownerUrl, { max: 1, name: "floodline-admin" });
  try {
    await assert.rejects(restore(owner, streamOf(bytes)), /floodline-worker work on this database/);
  } finally {
    await Promise.all([worker.end(), owner.end()]);
  }
});

const SPOILT: [what: string, spoil: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>][] =
  [
    ["cut off", (bytes) => bytes.slice(0, bytes.length - 2_000)],
    ["cut off in its first bytes", (bytes) => bytes.slice(0, 40)],
    [
      "changed in one place",
      (bytes) => bytes.map((byte, i) => i === bytes.length >> 1 ? byte ^ 1 : byte),
    ],
    ["empty", () => new Uint8Array()],
    ["something else", () => new TextEncoder().encode("no backup at all, but a letter")],
  ];

Deno.test("a backup that is cut off, changed or something else is refused, and the database stays as it was", async () => {
  await using old = await cloneDatabase();
  await addUser(old.sql, { phone: "+17185550100" });
  const { identity, recipient } = await makeKey();
  const kinds = [await backUp(old), await backUp(old, recipient)];
  await using target = await createEmptyDatabase();
  for (const [what, spoil] of SPOILT) {
    for (const bytes of kinds) {
      await assert.rejects(
        restore(target.sql, streamOf(spoil(bytes)), { identity }),
        (error) => error instanceof BackupError,
        what,
      );
    }
  }
  const other = await makeKey();
  await assert.rejects(restore(target.sql, streamOf(kinds[1]!)), /encrypted: give its secret key/);
  await assert.rejects(
    restore(target.sql, streamOf(kinds[1]!), { identity: other.identity }),
    /encrypted for another key/,
  );
  const left = await target
    .sql`select relname from pg_class where relnamespace = 'public'::regnamespace`;
  assert.equal(left.length, 0, "nothing of it is there");
});
