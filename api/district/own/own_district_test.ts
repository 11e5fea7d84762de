import assert from "node:assert/strict";
import { OwnDistrict } from "shared/api/district.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";

Deno.test("a manager sees the district's boundary and ZIP codes", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const bid = await addDistrict(database.sql, { ...RED_HOOK, zips: ["11231", "11215"] });
  const manager = await api.enter(await addUser(database.sql, { bidId: bid.id }));
  const district = OwnDistrict.parse((await manager.get("/api/district")).body);
  assert.deepEqual(district.zips, ["11215", "11231"]);
  assert.deepEqual(district.zipPoints.map(({ zip }) => zip), ["11215", "11231"]);
  assert.equal(district.boundary.coordinates[0]!.length, 5);
  assert.equal(district.timeZone, "America/New_York");
});
