import assert from "node:assert/strict";
import { DistrictReport, DistrictReportList } from "shared/api/district.ts";
import { REFUSAL_WORDS } from "shared/words/refusals.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { upload } from "../../../testing/media.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";
import { startSandbox } from "../../../testing/sandbox.ts";
import { twoDistricts } from "../../../testing/two_districts.ts";
import { clean } from "../../../worker/cleaning/cleaning.ts";

Deno.test("the list has the newest first, a page at a time, of one status or of all", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const bid = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId: bid.id }));
  const resident = await api.enter(await addUser(database.sql));
  const sent: string[] = [];
  for (let n = 0; n < 5; n++) {
    const report = { zip: "11231", depth: "knee", note: "n".repeat(200) };
    sent.unshift((await resident.post("/api/reports", report)).body.id);
  }
  const seen: string[] = [];
  let before: string | null = "";
  while (before !== null) {
    const from: string = before && `&before=${before}`;
    const { body } = await manager.get(`/api/district/reports?limit=2${from}`);
    const { reports, next } = DistrictReportList.parse(body);
    assert.equal(reports[0]!.note.length, 140);
    seen.push(...reports.map((report) => report.id));
    before = next;
  }
  assert.deepEqual(seen, sent);

  await manager.patch(`/api/district/reports/${sent[1]}`, { status: "water_gone" });
  const ended = await manager.get("/api/district/reports?status=water_gone");
  assert.deepEqual(ended.body.reports.map((r: { id: string }) => r.id), [sent[1]]);
  assert.equal((await manager.get("/api/district/reports?status=lost")).status, 422);
});

Deno.test("a report is opened with its photos, and its changes are kept", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const bid = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId: bid.id }));
  const resident = await api.enter(await addUser(database.sql));
  const { body } = await resident.post("/api/reports", {
    zip: "11231",
    depth: "knee",
    mediaIds: [await upload(resident)],
  });
  await clean({ sql: database.sql, storage: sandbox.storage }, new Date());
  const path = `/api/district/reports/${body.id}`;
  for (const status of ["seen", "seen", "in_progress"]) {
    assert.equal((await manager.patch(path, { status })).body.status, status);
  }
  const report = DistrictReport.parse((await manager.get(path)).body);
  assert.deepEqual(report.changes.map((change) => change.status), ["seen", "in_progress"]);
  const photo = await fetch(report.media[0]!.url);
  assert.equal(photo.status, 200);
  await photo.body?.cancel();
  const list = await manager.get("/api/district/reports");
  assert.equal(list.body.reports[0].mediaCount, 1);
  // Who sent it sees what became of it.
  assert.equal((await resident.get(`/api/reports/${body.id}`)).body.status, "in_progress");
  assert.equal((await manager.patch(path, { status: "lost" })).status, 422);
});

Deno.test("crew change a status and hide nothing; viewers change nothing; each is told who may", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook: { reportId, viewer, crew, manager } } = await twoDistricts(api, database);
  const path = `/api/district/reports/${reportId}`;
  const hidden = { reason: "A face" };
  assert.equal((await crew.patch(path, { status: "seen" })).status, 200);
  for (const change of [{ hidden }, { status: "new", hidden }, { hidden: null }]) {
    const { status, body } = await crew.patch(path, change);
    assert.deepEqual([status, body.error.code], [403, "notAllowedByRole"]);
    assert.equal(body.error.message, REFUSAL_WORDS.en.duties.run);
  }
  const refused = await viewer.patch(path, { status: "new" }, { "accept-language": "es" });
  assert.equal(refused.body.error.message, REFUSAL_WORDS.es.duties.work);
  const seen = (await viewer.get(path)).body;
  assert.deepEqual([seen.status, seen.hiddenReason], ["seen", null]);
  assert.equal((await manager.patch(path, { hidden })).body.hiddenReason, "A face");
});
