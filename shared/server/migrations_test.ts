import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { startRelay } from "../../testing/relay.ts";
import { connect } from "./database.ts";
import { checkMigrated, migrate, MigrationError, waitUntilMigrated } from "./migrations.ts";

Deno.test("the line that every migration changes names the highest, and no two share a number", async () => {
  const folder = new URL("../../migrations/", import.meta.url);
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name)
    .filter((name) => name.endsWith(".sql")).sort();
  assert.equal((await Deno.readTextFile(new URL("latest", folder))).trim(), names.at(-1));
  for (const name of names) {
    assert.match(name, /^\d{4}_[a-z0-9_]+\.sql$/, "the runner takes no other");
  }
  const numbers = names.map((name) => name.slice(0, 4));
  assert.deepEqual(numbers, [...new Set(numbers)]);
});

Deno.test("a second run of the migrations changes nothing", async () => {
  await using database = await cloneDatabase();
  assert.deepEqual(await migrate(database.ownerUrl), []);
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
  // Migrating is the newer code's business.
  await assert.rejects(migrate(ownerUrl), /9999_of_tomorrow\.sql.* is not in migrations/);
});

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
