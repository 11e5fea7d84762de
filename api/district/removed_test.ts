import assert from "node:assert/strict";
import { run } from "../../tools/admin.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { requestOf, ROUTE_ACCESS } from "../../testing/route_access.ts";
import { twoDistricts } from "../../testing/two_districts.ts";

/** Never ends; stream_test.ts proves what comes through it. */
const STREAM = "GET /api/district/stream";

Deno.test("a manager whose district is removed meanwhile is refused everywhere, and its reports stay their senders'", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook } = await twoDistricts(api, database);
  const { manager, resident } = redHook;
  const sent = { zip: "11231", depth: "knee" };
  const { id } = (await resident.post("/api/reports", sent)).body;
  await run(database.sql, ["districts", "remove", "red-hook", "--yes"], new Date());

  const place = { ...redHook, reportId: id };
  let asked = 0;
  for (const { method, path } of api.routes) {
    const route = `${method} ${path}`;
    const { access } = ROUTE_ACCESS[route]!;
    if (!["staff", "ownDistrict"].includes(access) || route === STREAM) continue;
    const [, target, json] = requestOf(route, place);
    const answer = await manager.send(method, target, { json });
    assert.deepEqual([answer.status, answer.body.error?.code], [403, "notStaff"], route);
    asked++;
  }
  assert.ok(asked >= 11, `${asked} asked`);
  const report = await resident.get(`/api/reports/${id}`);
  assert.deepEqual([report.status, report.body.district], [200, null]);
  assert.equal((await resident.post("/api/reports", sent)).body.district, null);
});
