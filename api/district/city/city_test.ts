// What is sent to a city, and what became of it, is tried with the worker (worker/open311/cities_test.ts).
import assert from "node:assert/strict";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../../../testing/rows.ts";

Deno.test("where nobody has said where a district's city takes reports, none is sent there", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const id = await addReport(sql, { bidId, happenedAt: api.deps.now() });
  const crew = await api.enter(await addUser(sql, { bidId, role: "crew" }));
  const { status, body } = await crew.post(`/api/district/reports/${id}/city`);
  assert.deepEqual([status, body.error.code], [409, "cityNotSet"]);
  assert.equal((await sql`select from city_requests`).length, 0);
});
