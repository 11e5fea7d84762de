import assert from "node:assert/strict";
import { cloneDatabase } from "../../../testing/database.ts";
import { startCluster } from "../../../testing/chaos/cluster.ts";
import { readDatabase } from "./database_figures.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

Deno.test("the slowest statements are told without their values, where the server keeps them", async () => {
  const settings = [
    "shared_preload_libraries=pg_stat_statements",
    "pg_stat_statements.track_utility=off",
  ];
  await using cluster = await startCluster({ settings });
  const sql = cluster.asProgram;
  await sql.unsafe(`select pg_sleep(0.2) from users where phone = '+17185550123' or true limit 1`);
  await sql.unsafe(`select pg_sleep(0.2), '+17185550123'`);
  const { statements } = await readDatabase(sql, NOW);
  const slow = statements!.find(({ text }) => text.startsWith("select pg_sleep($1), $2"));
  assert.ok(slow && slow.calls === 1 && slow.meanMs > 150, JSON.stringify(statements));
  assert.ok(!JSON.stringify(statements).includes("7185550123"));
});

Deno.test("a server that keeps no statements tells none", async () => {
  await using database = await cloneDatabase();
  assert.equal((await readDatabase(database.asProgram, NOW)).statements, null);
});
