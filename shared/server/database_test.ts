import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { connect, isUnavailable } from "./database.ts";

Deno.test("connections that are ended in mid-transaction end neither the process nor the pool", async () => {
  await using database = await cloneDatabase();
  const sql = connect(database.url, { max: 5, name: "steady" });
  const work = () =>
    sql.begin(async (tx) => {
      await tx`select pg_sleep(0.001)`;
      await tx`select 1`;
    });
  for (let round = 0; round < 40; round++) {
    const asked = Array.from({ length: 20 }, work);
    await Promise.race(asked).catch(() => {});
    await database.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'steady'`;
    for (const answer of await Promise.allSettled(asked)) {
      if (answer.status === "rejected") assert.ok(isUnavailable(answer.reason), answer.reason);
    }
  }
  assert.equal((await Promise.all(Array.from({ length: 5 }, () => sql`select 1`))).length, 5);
  await sql.end({ timeout: 1 });
});

Deno.test("of two transactions that wait for each other both are done in the end", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await sql`create table crossed as select id, 0 as times from generate_series(1, 2) as id`;
  let tries = 0;
  const bothHold = Promise.withResolvers<void>();
  const raise = async (first: number, second: number) =>
    await sql.begin(async (tx) => {
      await tx`update crossed set times = times + 1 where id = ${first}`;
      if (++tries === 2) bothHold.resolve();
      await bothHold.promise;
      await tx`update crossed set times = times + 1 where id = ${second}`;
      return "done";
    });
  assert.deepEqual(await Promise.all([raise(1, 2), raise(2, 1)]), ["done", "done"]);
  assert.ok(tries > 2, "one was begun again");
  const rows = await sql<{ times: number }[]>`select times from crossed order by id`;
  assert.deepEqual(rows.map(({ times }) => times), [2, 2]);
});
