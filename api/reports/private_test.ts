// A report for staff alone: its sender and its district's staff know of it, and nobody else, by any way in.
import assert from "node:assert/strict";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
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

const { latitude, longitude } = RED_HOOK;
const TYPED = { zip: "11231", location: { latitude, longitude }, depth: "inside" };

/** Red Hook, who reports there, a manager, and all that strangers can see. */
async function redHook(database: TestDatabase, api: TestApi) {
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
    const here = { location: { latitude, longitude } };
    for (const stranger of strangers) {
      pages.push((await stranger.post("/api/reports/near", here)).text);
    }
    return pages;
  };
  return { bid, owner, neighbor, manager, looks };
}

Deno.test("nothing public shows or counts a report that is for staff alone, as it does another", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { owner, neighbor, manager, looks } = await redHook(database, api);
  const before = await looks();
  const sent = await owner.post("/api/reports", { ...TYPED, isPrivate: true });
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
  const other = await owner.post("/api/reports", { ...TYPED, isPrivate: false });
  const after = await looks();
  assert.ok(after.some((page) => page.includes(other.body.id)));
  assert.ok(after.every((page) => !page.includes(id)));
  const { nearReports } = (await owner.get(`/api/reports/${other.body.id}/evidence`)).body;
  assert.deepEqual(nearReports, [], "nor does anybody's record");
});

Deno.test("what a manager makes one for staff alone is gone from all that is public, until they take it back", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { bid, owner, neighbor, manager, looks } = await redHook(database, api);
  const none = await looks();
  const { id } = (await owner.post("/api/reports", TYPED)).body;
  const shown = await looks();
  const path = `/api/district/reports/${id}`;
  const close = async (isPrivate: boolean, client = manager) =>
    await client.patch(path, { isPrivate });
  const crew = await api.enter(await addUser(database.sql, { bidId: bid.id, role: "crew" }));
  assert.equal((await close(true, crew)).body.error.code, "notAllowedByRole");
  const closed = await close(true);
  assert.deepEqual([closed.body.isPrivate, closed.body.isPrivateByStaff], [true, true]);
  assert.deepEqual(await looks(), none);
  assert.equal((await neighbor.get(`/api/reports/${id}`)).status, 404);
  assert.equal((await owner.get(`/api/reports/${id}`)).body.isPrivate, true, "its sender sees it");
  assert.equal((await close(true)).body.acts.length, 1, "the same again is nothing");

  const opened = await close(false);
  assert.deepEqual([opened.body.isPrivate, opened.body.isPrivateByStaff], [false, false]);
  assert.deepEqual(await looks(), shown);
  const undo = async (act: number) => (await manager.post(`/api/district/acts/${act}/undo`)).status;
  const [first, second] = opened.body.acts;
  assert.deepEqual([first.isPrivate, second.isPrivate], [true, false]);
  assert.equal(await undo(second.id), 200);
  assert.deepEqual(await looks(), none, "undone: for staff alone again");
  assert.equal(await undo(first.id), 200);
  assert.deepEqual(await looks(), shown);
  const log = (await manager.get("/api/district/log")).body.acts.map((a: { act: string }) => a.act);
  assert.deepEqual(log, ["reportForAll", "reportForStaff", "reportForAll", "reportForStaff"]);
});

Deno.test("what its sender wished to be for staff alone no manager shows to the public", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { owner, manager, looks } = await redHook(database, api);
  const before = await looks();
  const { id } = (await owner.post("/api/reports", { ...TYPED, isPrivate: true })).body;
  const path = `/api/district/reports/${id}`;
  assert.equal((await manager.get(path)).body.isPrivateByStaff, false);
  const refused = await manager.patch(path, { isPrivate: false });
  assert.deepEqual([refused.status, refused.body.error.code], [409, "privateByWish"]);
  assert.equal((await manager.patch(path, { isPrivate: true })).body.acts.length, 0);
  assert.deepEqual(await looks(), before);
});
