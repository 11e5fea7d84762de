// What a pooler in transaction mode between a program and PostgreSQL may do, and what it may not.
import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { startPooler, startRelay } from "../../testing/relay.ts";
import { until } from "../../testing/until.ts";
import { connect, isPooled, isUnavailable } from "./database.ts";
import { MigrationError } from "./migration_plan.ts";
import { migrate } from "./migrations.ts";
import { PoolerError, waitUntilReady } from "./ready_database.ts";

const DEVELOPMENT = { FLOODLINE_ENV: "development" } as const;

function through(url: string, { port }: { port: number }): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}

Deno.test("what is listened for goes by the direct address, and all else by the other", async () => {
  await using database = await cloneDatabase();
  const { hostname, port } = new URL(database.url);
  await using wire = startRelay({ hostname, port: Number(port) });
  const sql = connect(through(database.url, wire), { max: 1, directUrl: database.url });
  try {
    const heard: string[] = [];
    await sql.listen("lines", (line) => void heard.push(line));
    await sql.notify("lines", "first");
    await until(() => heard.length === 1);
    wire.cut();
    await assert.rejects(async () => await sql`select 1`, (error) => isUnavailable(error));
    await database.sql.notify("lines", "second");
    await until(() => heard.length === 2);
    assert.deepEqual(heard, ["first", "second"]);
  } finally {
    await sql.end({ timeout: 1 });
  }
  const left = async () =>
    await database.sql`
      select from pg_stat_activity where datname = current_database() and query like 'listen%'`;
  await until(async () => (await left()).length === 0);
});

Deno.test("a program behind a pooler begins with a direct address alone, and that must be one", async () => {
  await using database = await cloneDatabase();
  await using pooler = startPooler(database.url);
  const pooledUrl = through(database.url, pooler);
  const sql = connect(pooledUrl, { max: 1 });
  try {
    assert.equal(await isPooled(database.asProgram), false);
    assert.equal(await isPooled(sql), true);
    await waitUntilReady(database.asProgram, DEVELOPMENT);
    await waitUntilReady(sql, { ...DEVELOPMENT, DATABASE_DIRECT_URL: database.url });
    const wrong: [DATABASE_DIRECT_URL: string | undefined, says: RegExp][] = [
      [undefined, /give PostgreSQL's own address as DATABASE_DIRECT_URL/],
      [pooledUrl, /DATABASE_DIRECT_URL leads to a connection pooler/],
    ];
    for (const [DATABASE_DIRECT_URL, says] of wrong) {
      await assert.rejects(
        waitUntilReady(sql, { ...DEVELOPMENT, DATABASE_DIRECT_URL }),
        (error) => error instanceof PoolerError && says.test(error.message),
      );
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
});

Deno.test("nobody migrates through a pooler: its lock would be anybody's", async () => {
  await using database = await cloneDatabase();
  await using pooler = startPooler(database.ownerUrl);
  await assert.rejects(
    migrate(through(database.ownerUrl, pooler)),
    (error) => error instanceof MigrationError && /PostgreSQL's own address/.test(error.message),
  );
  assert.deepEqual((await migrate(database.ownerUrl)).applied, []);
});
