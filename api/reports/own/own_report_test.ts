import assert from "node:assert/strict";
import { ReportPage } from "shared/api/reports.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { addCell, addDistrict, addRain, addUser, RED_HOOK } from "../../../testing/rows.ts";

const NOW = "2026-11-22T18:00:00Z";

/** Red Hook with its manager, and a resident who has just reported knee-deep water there. */
async function reported(database: TestDatabase, api: TestApi, more: object = {}) {
  api.clock.set(NOW);
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const owner = await api.enter(await addUser(database.sql));
  const manager = await api.enter(await addUser(database.sql, { bidId }));
  const sent = { zip: "11231", depth: "knee", note: "The drain is clogged.", ...more };
  const { body } = await owner.post("/api/reports", sent);
  const path = `/api/reports/${body.id}`;
  const status = (to: string) => manager.patch(`/api/district/reports/${body.id}`, { status: to });
  const page = async () => ReportPage.parse((await owner.get(path)).body);
  return { owner, manager, path, id: body.id as string, bidId, status, page };
}

Deno.test("a report's page tells its sender what was done about it, and the rain at that time", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { page, status } = await reported(database, api, { wantsTexts: true });
  assert.equal((await page()).rain, null, "nobody watched there");
  const cellId = await addCell(sql, ["11231"]);
  await addRain(sql, cellId, {
    "2026-11-21T17:45Z": 99,
    "2026-11-22T01:00Z": 20,
    "2026-11-22T15:00Z": 30,
    "2026-11-22T16:30Z": 9.5,
    "2026-11-22T17:00Z": 1,
    "2026-11-22T17:15Z": 2.25,
    "2026-11-22T18:00Z": 0.5,
    "2026-11-22T18:15Z": 50,
  }, "2026-11-22T17:50Z");
  await status("seen");
  api.clock.forward(10);
  await status("in_progress");
  const { changes, rain, isOwn, wantsTexts, mayBeEdited, water } = await page();
  assert.deepEqual(changes, [
    { status: "seen", changedAt: "2026-11-22T18:00:00.000Z", isReopened: false, words: null },
    {
      status: "in_progress",
      changedAt: "2026-11-22T18:10:00.000Z",
      isReopened: false,
      words: null,
    },
  ]);
  assert.deepEqual(rain, {
    wettestQuarter: { mm: 9.5, at: "2026-11-22T16:30:00.000Z" },
    lastHourMm: 2.75,
    lastDayMm: 63.25,
  });
  assert.deepEqual([isOwn, wantsTexts, mayBeEdited], [true, true, false]);
  assert.deepEqual(water, { askAt: "2026-11-22T21:00:00.000Z", answer: null, answeredAt: null });
});

Deno.test("a manager of its district sees the page as not their own; others see none", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, path } = await reported(database, api, { wantsTexts: true });
  const seen = ReportPage.parse((await manager.get(path)).body);
  assert.deepEqual([seen.isOwn, seen.wantsTexts, seen.mayBeEdited], [false, false, false]);
  const neighbor = await api.enter(await addUser(database.sql));
  assert.equal((await neighbor.get(path)).status, 404);
  for (const person of [manager, neighbor]) {
    const asked = [
      person.patch(path, { depth: "waist" }),
      person.post(`${path}/withdraw`),
      person.post(`${path}/water`, { answer: "gone" }),
    ];
    for (const refused of await Promise.all(asked)) assert.equal(refused.status, 404);
  }
  assert.equal((await api.client().get(path)).status, 401);
});

Deno.test("a correction keeps what was sent first, also over a second one and one by text", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { owner, path } = await reported(database, api);
  const same = await owner.patch(path, { depth: "knee", note: "The drain is clogged." });
  assert.equal(same.body.editedAt, null, "the same again is no correction");
  api.clock.forward(5);
  const edited = ReportPage.parse((await owner.patch(path, { depth: "waist" })).body);
  assert.deepEqual([edited.depth, edited.note], ["waist", "The drain is clogged."]);
  assert.equal(edited.editedAt, "2026-11-22T18:05:00.000Z");
  await owner.patch(path, { note: "  Two drains.  " });
  const [row] = await database.sql`select depth, note, original_depth, original_note from reports`;
  assert.deepEqual({ ...row }, {
    depth: "waist",
    note: "Two drains.",
    originalDepth: "knee",
    originalNote: "The drain is clogged.",
  });
});

Deno.test("once the district has taken it up or a day is over, only the wish for texts may change", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { owner, path, status, page } = await reported(database, api);
  await status("seen");
  const refused = await owner.patch(path, { depth: "waist" });
  assert.equal(refused.status, 409);
  assert.equal(refused.body.error.code, "reportNotEditable");
  assert.equal((await owner.patch(path, { wantsTexts: true })).body.wantsTexts, true);
  const both = await owner.patch(path, { wantsTexts: false, note: "More" });
  assert.equal(both.status, 409);
  assert.equal((await page()).wantsTexts, true, "all of it or nothing");

  await status("new");
  assert.equal((await page()).mayBeEdited, true);
  api.clock.forward(24 * 60);
  assert.equal(
    (await owner.patch(path, { note: "Too late" })).body.error.code,
    "reportNotEditable",
  );
  assert.equal((await owner.patch(path, { note: "x".repeat(2001) })).status, 422);
});

Deno.test("a correction and the district's first look, at the same moment, leave one of the two stories", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { owner, path, status, page } = await reported(database, api);
  const [edited] = await Promise.all([owner.patch(path, { depth: "waist" }), status("seen")]);
  const { depth, status: now } = await page();
  assert.equal(now, "seen");
  assert.deepEqual([edited.status, depth], edited.status === 200 ? [200, "waist"] : [409, "knee"]);
});

Deno.test("taken back, a report is gone for the public at once, and stays for its sender and the district", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { owner, manager, path, id } = await reported(database, api);
  const withdrawals = await Promise.all([1, 2].map(() => owner.post(`${path}/withdraw`)));
  for (const { status, body } of withdrawals) {
    assert.equal(status, 200);
    assert.equal(ReportPage.parse(body).withdrawnAt, "2026-11-22T18:00:00.000Z");
  }
  api.clock.forward(5);
  const again = await owner.post(`${path}/withdraw`);
  assert.equal(again.body.withdrawnAt, "2026-11-22T18:00:00.000Z", "the first time counts");
  assert.equal(again.body.mayBeEdited, false);

  const stranger = api.client();
  const publicLists = ["/api/reports", "/api/reports/near?zip=11231", "/api/zips/11231"];
  for (const list of publicLists) {
    assert.deepEqual((await stranger.get(list)).body.reports, [], list);
  }
  assert.deepEqual((await manager.get("/api/district/reports")).body.reports, []);
  const { body: stats } = await manager.get("/api/district/stats");
  assert.deepEqual([stats.reportsToday, stats.openReports], [0, 0]);
  const kept = await manager.get(`/api/district/reports/${id}`);
  assert.equal(kept.body.withdrawnAt, "2026-11-22T18:00:00.000Z");
  assert.equal((await owner.get(path)).status, 200);
});

Deno.test("nothing more can be done about a report that was taken back", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { owner, path } = await reported(database, api);
  await owner.post(`${path}/withdraw`);
  const refused = await Promise.all([
    owner.patch(path, { note: "No, it is true" }),
    owner.patch(path, { wantsTexts: true }),
    owner.post(`${path}/water`, { answer: "gone" }),
  ]);
  for (const { status, body } of refused) {
    assert.deepEqual([status, body.error.code], [409, "reportWithdrawn"]);
  }
});

Deno.test("its sender says whether the water is still there, and everybody learns when it is gone", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { owner, manager, path, id } = await reported(database, api);
  api.clock.forward(190);
  const still = await owner.post(`${path}/water`, { answer: "still" });
  assert.deepEqual(ReportPage.parse(still.body).water, {
    askAt: "2026-11-23T00:10:00.000Z",
    answer: "still",
    answeredAt: "2026-11-22T21:10:00.000Z",
  });
  const publicly = async () => (await api.client().get("/api/reports")).body.reports[0].isGone;
  assert.equal(await publicly(), false);
  await owner.post(`${path}/water`, { answer: "gone" });
  assert.equal(await publicly(), true);
  assert.equal((await manager.get(`/api/district/reports/${id}`)).body.waterAnswer, "gone");
  const { body } = await manager.get("/api/district/reports");
  assert.equal(body.reports[0].waterAnswer, "gone");
  assert.equal((await owner.post(`${path}/water`, { answer: "perhaps" })).status, 422);
});
