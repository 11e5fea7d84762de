import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { listConditions, noteIll, noteWell } from "./conditions.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 18, minute));

Deno.test("an illness is told once, keeps its beginning, and its end is told once", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  assert.equal(await noteWell(sql, "carrier", at(0)), false);
  assert.equal(await noteIll(sql, "carrier", at(1), { errorCode: 20003 }), true);
  assert.equal(await noteIll(sql, "carrier", at(2), { errorCode: 30034 }), false);
  assert.deepEqual([...await listConditions(sql)], [
    { name: "carrier", wellAt: at(0), illSince: at(1), detail: { errorCode: 30034 } },
  ]);
  assert.equal(await noteWell(sql, "carrier", at(3)), true);
  assert.equal(await noteWell(sql, "carrier", at(4)), false);
  assert.deepEqual((await listConditions(sql))[0]?.illSince, null);
});

Deno.test("what is ill from its first day is loud at once", async () => {
  await using database = await cloneDatabase();
  assert.equal(await noteIll(database.sql, "openMeteo", at(0), { reason: "503" }), true);
});
