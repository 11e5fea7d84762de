// The commands from end to end: to a bucket and back, with what happened in between.
import assert from "node:assert/strict";
import { forgetPerson } from "../../../api/me/forget.ts";
import { makeKey } from "shared/server/backup/seal.ts";
import type { Sql } from "shared/server/database.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { createEmptyDatabase } from "../../../testing/empty_database.ts";
import { startSandbox, type TestSandbox } from "../../../testing/sandbox.ts";
import { keepDeletions } from "../../../worker/backups/backups.ts";
import { seed } from "../../seed/seed.ts";
import { run } from "../../admin.ts";
import { BackupCommandConfig } from "./config.ts";
import { type Given, runBackup, runRestore } from "./commands.ts";
import { backupStoreFrom } from "shared/server/providers.ts";

const NOW = new Date();
const LATER = new Date(NOW.getTime() + 3600_000);
let backupsTaken = 0;

interface World extends AsyncDisposable {
  old: TestDatabase;
  sandbox: TestSandbox;
  config: BackupCommandConfig;
  keyFile: string;
  backup(...args: string[]): Promise<string>;
}

/** The demo, and a bucket for its backups, encrypted. */
async function startWorld(): Promise<World> {
  await using starting = new AsyncDisposableStack();
  const old = starting.use(await cloneDatabase());
  const sandbox = starting.use(await startSandbox());
  await seed(old.sql, sandbox.storage, { now: NOW, publicUrl: "http://localhost:8080" });
  const { identity, recipient } = await makeKey();
  const keyFile = await Deno.makeTempFile();
  starting.defer(() => Deno.remove(keyFile));
  await Deno.writeTextFile(keyFile, `# created: today\n# public key: ${recipient}\n${identity}\n`);
  const config = BackupCommandConfig.parse({
    ...sandbox.environment,
    DATABASE_URL: old.url,
    OWNER_DATABASE_URL: old.ownerUrl,
    BACKUP_TO: "s3://floodline/backups",
    BACKUP_RECIPIENT: recipient,
  });
  const owned = starting.move();
  return {
    ...{ old, sandbox, config, keyFile },
    backup: (...args) => {
      const now = new Date(NOW.getTime() + 1_000 * ++backupsTaken);
      return runBackup(args, { ...given(config), now });
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function given(config: BackupCommandConfig, stdin = new Blob([]).stream()): Given {
  return { config, now: LATER, stdin, stdout: new WritableStream() };
}

async function idOf(sql: Sql, table: string, where: string): Promise<string> {
  const [row] = await sql.unsafe<{ id: string }[]>(
    `select id from ${table} where ${where} order by id limit 1`,
  );
  assert.ok(row, `${table} where ${where}`);
  return row.id;
}

Deno.test("who left since the backup stays gone after a restore, and no text goes out twice", async () => {
  await using world = await startWorld();
  const { old: { sql }, sandbox, config, keyFile } = world;
  await sql`
    update messages set status = 'queued', settled_at = null, expires_at = now() + interval '1 day'
    where id = (select id from messages where status = 'delivered' limit 1)`;
  assert.match(
    await world.backup(),
    /^floodline-\S+ is in s3:\/\/floodline\/backups, read back and whole: [\d,]+ rows, \d+ kB, \d+ s$/,
  );
  const gone = {
    person: await idOf(sql, "users", "bid_id is null and id in (select user_id from reports)"),
    manager: await idOf(sql, "users", "bid_role = 'manager'"),
    withdrawn: await idOf(sql, "reports", "withdrawn_at is null"),
    photo: await idOf(sql, "media", "ready_at is not null"),
  };
  const stopped = await idOf(sql, "users", `bid_id is null and id <> '${gone.person}'`);
  const rejoined = await idOf(
    sql,
    "users",
    `bid_id is null and id not in ('${gone.person}', '${stopped}')`,
  );
  const [session] = await sql<[{ id: string }]>`
    insert into sessions (user_id, browser, system, signed_in_at, seen_at)
    values (${stopped}, 'firefox', 'linux', ${NOW}, ${NOW}) returning id`;
  await world.backup(); // the newest one has the session, too
  await sql.begin((tx) => forgetPerson(tx, gone.person, NOW));
  await sql`update users set unsubscribed_at = ${NOW} where id = any(${[
    stopped,
    rejoined,
  ]}::uuid[])`;
  await sql`update users set unsubscribed_at = null where id = ${rejoined}`;
  await sql`update sessions set ended_at = ${NOW} where id = ${session.id}`;
  await sql.begin(async (tx) => {
    await tx`select set_config('floodline.may_leave_no_manager', 'yes', true)`;
    await tx`update users set bid_id = null where id = ${gone.manager}`;
  });
  await run(sql, ["reports", "remove", gone.withdrawn, "--reason", "spam", "--by", "Ann"], NOW);
  await sql`delete from media where id = ${gone.photo}`;
  const plan = { databaseUrl: config.DATABASE_URL, store: backupStoreFrom(config)! };
  await keepDeletions({ sql, backup: plan }, LATER);
  assert.equal((await sql`select from deletions`).length, 0);
  const kept = (await sandbox.storage.list("backups/deletions/")).length;
  assert.equal(kept, 1);
  const bytes =
    await (await sandbox.storage.read((await sandbox.storage.list("backups/deletions/"))[0]!))!
      .text();
  assert.doesNotMatch(bytes, /\+1\d{10}/, "no number in it");

  await using fresh = await createEmptyDatabase();
  const target = { ...config, DATABASE_URL: fresh.url, OWNER_DATABASE_URL: fresh.ownerUrl };
  const said = await runRestore(["newest", "--key", keyFile], given(target));

  const again = /Deleted or ended since, and again now: (.*)/.exec(said)?.[1] ?? "";
  for (
    const what of ["1 STOP", "1 person", "1 report removed", "1 role in a district", "1 session"]
  ) {
    assert.ok(again.split(", ").includes(what), `${what}: ${again}`);
  }
  // The report that was removed may have had photos of its own.
  assert.match(again, /\b(1 photo or video|\d+ photos or videos)\b/);
  assert.match(said, /\d texts? that waited then may have left since/);
  const there = async (table: string, id: string, what: string) =>
    (await fresh.sql.unsafe(`select ${what} as it from ${table} where id = '${id}'`))[0]?.it;
  assert.equal(await there("users", gone.person, "true"), undefined);
  assert.equal(await there("users", gone.manager, "bid_id is null and bid_role is null"), true);
  assert.equal(await there("users", stopped, "unsubscribed_at is not null"), true);
  assert.equal(await there("users", rejoined, "unsubscribed_at is null"), true);
  assert.equal(await there("sessions", session.id, "ended_at is not null"), true);
  assert.equal(await there("reports", gone.withdrawn, "removed_at is not null"), true);
  assert.equal(await there("media", gone.photo, "true"), undefined);
  const waiting = await fresh
    .sql`select from messages where status in ('held', 'queued', 'sending')`;
  assert.equal(waiting.length, 0);
});

Deno.test("a machine that moves takes its waiting texts with it, through a pipe", async () => {
  await using world = await startWorld();
  const { old: { sql }, config, keyFile } = world;
  await sql`
    update messages set status = 'queued', settled_at = null
    where id in (select id from messages where status = 'delivered' limit 3)`;
  const queued = await countQueued(sql);
  assert.ok(queued >= 3);
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  const piped = new Response(pipe.readable).bytes();
  assert.equal(await runBackup(["-"], { ...given(config), stdout: pipe.writable }), "");
  await pipe.writable.close();
  const bytes = new Blob([await piped as Uint8Array<ArrayBuffer>]).stream();
  await using fresh = await createEmptyDatabase();
  const target = { ...config, DATABASE_URL: fresh.url, OWNER_DATABASE_URL: fresh.ownerUrl };
  await runRestore(["-", "--moved", "--key", keyFile], given(target, bytes));
  assert.equal(await countQueued(fresh.sql), queued);
});

Deno.test("a rehearsal says that the newest backup is whole, names photos that are gone, and leaves nothing behind", async () => {
  await using world = await startWorld();
  const { old: { sql }, sandbox, keyFile } = world;
  assert.match(await world.backup("list"), /There is no backup in s3:/);
  await world.backup();
  assert.match(await world.backup("list"), /^floodline-\S+ .* rows {2}encrypted$/);
  const whole = await world.backup("rehearse", "--key", keyFile);
  assert.match(whole, /^floodline-\S+, restored, is whole: \d+ s\n[\d,]+ rows in \d+ tables/);
  assert.match(whole, /All \d+ photos and videos that it names are in storage/);
  const [photo] = await sql<[{ key: string }]>`select object_key as key from media limit 1`;
  await sandbox.storage.remove([photo.key]);
  const holed = await world.backup("rehearse", "--key", keyFile);
  assert.match(holed, /1 of \d+ photos and videos that it names are GONE from storage/);
  assert.ok(holed.includes(photo.key));
  await assert.rejects(world.backup("rehearse"), /encrypted: give its secret key/);
  const left = await sql`select datname from pg_database where datname like 'floodline_rehearsal%'`;
  assert.equal(left.length, 0);
});

Deno.test("a rehearsal of a backup that was spoilt in its store says so", async () => {
  await using world = await startWorld();
  const { sandbox, keyFile } = world;
  await world.backup();
  const part = (await sandbox.storage.list("backups/")).find((key) => key.endsWith("/0001"))!;
  const bytes = await (await sandbox.storage.read(part))!.bytes();
  bytes[1_000]! ^= 1;
  await sandbox.storage.put(part, bytes, "application/octet-stream");
  await assert.rejects(
    world.backup("rehearse", "--key", keyFile),
    /0001 in .* is not what was written there/,
  );
  await sandbox.storage.remove([part]);
  await assert.rejects(world.backup("rehearse", "--key", keyFile), /0001 is gone from s3:/);
});

Deno.test("what cannot be is refused in a sentence that says what to do", async () => {
  await using world = await startWorld();
  const { config } = world;
  const nowhere = given({ ...config, BACKUP_TO: undefined });
  const refused: [() => Promise<string>, RegExp][] = [
    [() => runBackup([], nowhere), /BACKUP_TO is not set: where to\?/],
    [() => runBackup(["list", "all"], given(config)), /backup takes one file, or one of/],
    [() => runRestore([], given(config)), /restore what\?/],
    [() => runRestore(["nosuch.tar"], given(config)), /There is no file nosuch\.tar/],
    [() => runRestore(["newest"], given(config)), /There is no such backup in s3:/],
    [
      () => runRestore(["newest", "--force"], given(config)),
      /There are --key FILE, --replace, --moved/,
    ],
    [
      () => runRestore(["-", "--key", "deno.json"], given(config)),
      /no AGE-SECRET-KEY-… in deno\.json/,
    ],
  ];
  for (const [command, words] of refused) await assert.rejects(command, words);
  assert.match(
    await runBackup(["key"], nowhere),
    /^# Secret[\s\S]*AGE-SECRET-KEY-1[\s\S]*BACKUP_RECIPIENT=age1/,
  );
});

Deno.test("a file is written whole or not at all, and is refused where one is", async () => {
  await using world = await startWorld();
  const { config, keyFile } = world;
  const folder = await Deno.makeTempDir();
  try {
    const file = `${folder}/it.tar.gz.age`;
    assert.match(
      await world.backup(file),
      /it\.tar\.gz\.age: [\d,]+ rows, \d+ kB\. To see that it is whole/,
    );
    assert.match(
      await world.backup("rehearse", file, "--key", keyFile),
      /it\.tar\.gz\.age, restored, is whole/,
    );
    const away = given({ ...config, DATABASE_URL: "postgres://nobody@127.0.0.1:1/x" });
    await assert.rejects(runBackup([`${folder}/other`], away));
    assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["it.tar.gz.age"]);
    const plain = given({ ...config, BACKUP_RECIPIENT: undefined });
    assert.match(
      await runBackup([`${folder}/plain`], plain),
      /NOT encrypted, and holds phone numbers/,
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

async function countQueued(sql: Sql): Promise<number> {
  const [{ queued }] = await sql<[{ queued: number }]>`
    select count(*)::int as queued from messages where status = 'queued'`;
  return queued;
}
