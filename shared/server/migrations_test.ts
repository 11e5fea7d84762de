import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { startRelay } from "../../testing/relay.ts";
import { connect } from "./database.ts";
import { MigrationError } from "./migration_plan.ts";
import { checkMigrated, migrate, waitUntilMigrated } from "./migrations.ts";

const MIGRATIONS = new URL("../../migrations/", import.meta.url);

Deno.test("the line that every migration changes names the highest, and no two share a number", async () => {
  const names = [...Deno.readDirSync(MIGRATIONS)].map(({ name }) => name)
    .filter((name) => name.endsWith(".sql")).sort();
  assert.equal((await Deno.readTextFile(new URL("latest", MIGRATIONS))).trim(), names.at(-1));
  for (const name of names) {
    assert.match(name, /^\d{4}_[a-z0-9_]+\.sql$/, "the runner takes no other");
  }
  const numbers = names.map((name) => name.slice(0, 4));
  assert.deepEqual(numbers, [...new Set(numbers)]);
});

Deno.test("a second run of the migrations changes nothing", async () => {
  await using database = await cloneDatabase();
  assert.deepEqual(await migrate(database.ownerUrl), { applied: [], ahead: [] });
  await checkMigrated(database.sql);
});

Deno.test("a migration that was changed after it was applied is an error that names it", async () => {
  await using database = await cloneDatabase();
  await database.sql`update schema_migrations set sha256 = 'x' where name = '0001_geography.sql'`;
  await assert.rejects(
    migrate(database.ownerUrl),
    (error) =>
      error instanceof MigrationError && error.message.includes("0001_geography.sql was changed"),
  );
});

Deno.test("a database that is behind is told apart, with what to do", async () => {
  await using database = await cloneDatabase();
  await database.sql`delete from schema_migrations where name = '0006_manager_rows.sql'`;
  await assert.rejects(checkMigrated(database.sql), /1 migration\(s\) behind.*deno task migrate/);
});

Deno.test("a database ahead of the code is no reason to stop: a deploy is on its way", async () => {
  await using database = await cloneDatabase();
  const { sql, ownerUrl } = database;
  await sql`insert into schema_migrations (name, sha256) values ('9999_of_tomorrow.sql', 'x')`;
  await checkMigrated(sql);
  assert.deepEqual(await migrate(ownerUrl), { applied: [], ahead: ["9999_of_tomorrow.sql"] });
});

Deno.test("an older release's `migrate` on a newer database says so, ends well and still lets the programs in", async () => {
  await using database = await cloneDatabase();
  const { sql, ownerUrl } = database;
  await sql`insert into schema_migrations (name, sha256) values ('9999_of_tomorrow.sql', 'x')`;
  const { code, said } = await runMigrate(ownerUrl);
  assert.equal(code, 0, said);
  assert.match(said, /ahead of this release, up to 9999_of_tomorrow\.sql: left as it is/);
});

Deno.test("a failing migration is one line with its file, line, statement and reason, and leaves nothing", async () => {
  await using database = await cloneDatabase();
  const { sql, ownerUrl } = database;
  const folder = await Deno.makeTempDir();
  try {
    for (const { name } of Deno.readDirSync(MIGRATIONS)) {
      await Deno.copyFile(new URL(name, MIGRATIONS), `${folder}/${name}`);
    }
    const bad: [name: string, text: string, said: string][] = [
      [
        "9997_plain.sql",
        "-- Why.\ncreate table of_today (id int);\nalter table of_today\n  add column id int;\n",
        '9997_plain.sql, line 3, changed nothing: column "id" of relation "of_today" already exists ' +
        '(42701) in "alter table of_today add column id int"',
      ],
      [
        // PostgreSQL tells no place in the text of this.
        "9997_rows.sql",
        "create table of_today (id int primary key);\n\ninsert into of_today values (1), (1);\n",
        "9997_rows.sql, line 3, changed nothing: duplicate key value violates unique constraint " +
        '"of_today_pkey" (23505) in "insert into of_today values (1), (1)"',
      ],
    ];
    for (const [name, text, said] of bad) {
      await Deno.writeTextFile(`${folder}/${name}`, text);
      await assert.rejects(migrate(ownerUrl, new URL(`file://${folder}/`)), {
        name: "MigrationError",
        message: said,
      });
      await Deno.remove(`${folder}/${name}`);
      const [{ table }] = await sql<[{ table: unknown }]>`select to_regclass('of_today') as table`;
      assert.equal(table, null);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("`migrate` without a database ends with 1 and a sentence", async () => {
  const { code, said } = await runMigrate("postgres://floodline@127.0.0.1:1/floodline");
  assert.equal(code, 1);
  assert.match(said, /^Migration failed\. The database said: .*\(ECONNREFUSED\)\n$/);
});

async function runMigrate(url: string): Promise<{ code: number; said: string }> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", "tools/migrate.ts"],
    cwd: new URL("../../", import.meta.url),
    env: { FLOODLINE_ENV: "development", DATABASE_URL: url },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, said: text(stdout) + text(stderr) };
}

Deno.test("a migration gone from the middle is an error all the same", async () => {
  await using database = await cloneDatabase();
  await database.sql`insert into schema_migrations (name, sha256) values ('0003_gone.sql', 'x')`;
  await assert.rejects(checkMigrated(database.sql), /0003_gone\.sql.* is not in migrations/);
});

Deno.test("a start waits for a database that is away, and for no other mistake", async () => {
  await using database = await cloneDatabase();
  const { hostname, port } = new URL(database.url);
  await using wire = startRelay({ hostname, port: Number(port) });
  wire.cut();
  const sql = connect(database.url.replace(`:${port}/`, `:${wire.port}/`), { max: 1 });
  try {
    await assert.rejects(
      waitUntilMigrated(sql, { patienceMs: 50, askAgainMs: 10 }),
      ({ code }: { code: string }) => code === "ECONNREFUSED" || code === "CONNECTION_CLOSED",
    );
    const waiting = waitUntilMigrated(sql, { askAgainMs: 10 });
    wire.mend();
    await waiting;
    await database.sql`delete from schema_migrations where name like '0006%'`;
    await assert.rejects(waitUntilMigrated(sql, { askAgainMs: 10 }), MigrationError);
  } finally {
    await sql.end({ timeout: 1 });
  }
});
