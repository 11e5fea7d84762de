// A report for staff alone: its sender and its district's staff know of it, and nobody else, by any way in.
import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";

/** Everything public that shows or counts reports. */
const PUBLIC = [
  "/api/reports",
  "/api/reports?zip=11231",
  "/api/reports/near?zip=11231",
  "/api/map?zip=11231",
  "/api/network",
  "/api/zips/11231",
  "/api/zips/11231/preview",
  "/api/zips/11231/feed.atom",
  "/api/zips/11231/reports.geojson",
];

Deno.test("nothing public shows or counts a report that is for staff alone, as it does another", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const bid = await addDistrict(sql, RED_HOOK);
  const owner = await api.enter(await addUser(sql));
  const neighbor = await api.enter(await addUser(sql));
  const manager = await api.enter(await addUser(sql, { bidId: bid.id }));
  const strangers = [api.client(), neighbor];
  const looks = async () => {
    const pages: string[] = [];
    for (const path of PUBLIC) {
      for (const stranger of strangers) {
        const { status, text } = await stranger.get(path);
        assert.equal(status, 200, path);
        pages.push(text);
      }
    }
    const here = { location: { latitude: RED_HOOK.latitude, longitude: RED_HOOK.longitude } };
    for (const stranger of strangers) {
      pages.push((await stranger.post("/api/reports/near", here)).text);
    }
    return pages;
  };
  const before = await looks();
  const { latitude, longitude } = RED_HOOK;
  const typed = { zip: "11231", location: { latitude, longitude }, depth: "inside" };
  const sent = await owner.post("/api/reports", { ...typed, isPrivate: true });
  assert.deepEqual([sent.status, sent.body.isPrivate], [201, true]);
  const { id } = sent.body;
  assert.deepEqual(await looks(), before);
  assert.equal((await neighbor.get(`/api/reports/${id}`)).status, 404);
  assert.equal((await neighbor.post(`/api/reports/${id}/confirmations`)).status, 404);
  assert.equal((await manager.get(`/api/reports/${id}`)).body.isPrivate, true);
  const list = await manager.get("/api/district/reports");
  assert.deepEqual(
    list.body.reports.map((r: { id: string; isPrivate: boolean }) => [r.id, r.isPrivate]),
    [[id, true]],
  );
  // The same, seen by all: so the pages above do tell of reports.
  const other = await owner.post("/api/reports", { ...typed, isPrivate: false });
  const after = await looks();
  assert.ok(after.some((page) => page.includes(other.body.id)));
  assert.ok(after.every((page) => !page.includes(id)));
  const { nearReports } = (await owner.get(`/api/reports/${other.body.id}/evidence`)).body;
  assert.deepEqual(nearReports, [], "nor does anybody's record");
});
