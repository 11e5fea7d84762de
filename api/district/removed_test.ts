import assert from "node:assert/strict";
import { run } from "../../tools/admin.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";

Deno.test("a manager whose district is removed meanwhile is refused everywhere, and its reports stay their senders'", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const bid = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId: bid.id }));
  const resident = await api.enter(await addUser(database.sql));
  const sent = { zip: "11231", depth: "knee" };
  const { id } = (await resident.post("/api/reports", sent)).body;
  await run(database.sql, ["districts", "remove", "red-hook", "--yes"], new Date());

  const levels = { levels: { any: null, heavy: null, flood: null }, leadMinutes: 60 };
  const answers = [
    await manager.get("/api/district"),
    await manager.get("/api/district/stats"),
    await manager.get("/api/district/levels"),
    await manager.send("PUT", "/api/district/levels", { json: levels }),
    await manager.get("/api/district/reports"),
    await manager.get(`/api/district/reports/${id}`),
    await manager.patch(`/api/district/reports/${id}`, { status: "seen" }),
    await manager.get("/api/district/storms"),
  ];
  assert.deepEqual(
    answers.map(({ status, body }) => [status, body.error?.code]),
    answers.map(() => [403, "notAManager"]),
  );
  const report = await resident.get(`/api/reports/${id}`);
  assert.deepEqual([report.status, report.body.district], [200, null]);
  assert.equal((await resident.post("/api/reports", sent)).body.district, null);
});
