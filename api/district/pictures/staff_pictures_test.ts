// Photos that a district's staff take at a report: who sees them, and who never does.
import assert from "node:assert/strict";
import { DistrictReport } from "shared/api/district.ts";
import { DistrictPicture } from "shared/api/district/pictures.ts";
import { MeExport } from "shared/api/people.ts";
import { Evidence, Report } from "shared/api/reports.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import type { HttpClient } from "../../../testing/http_client.ts";
import { JPEG, PNG, postFile, TEXT, upload } from "../../../testing/media.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { startSandbox } from "../../../testing/sandbox.ts";
import { HOBOKENS, twoDistricts } from "../../../testing/two_districts.ts";
import { clean } from "../../../worker/cleaning/cleaning.ts";
import { cleanCovers } from "../../../worker/cleaning/covers.ts";
import { deleteUnwanted } from "../../../worker/cleaning/unwanted.ts";
import { cleanUp } from "../../../worker/housekeeping/housekeeping.ts";
import { removeMedia } from "../../../tools/admin/take_away.ts";

const COVERED = JPEG.map((byte) => byte === 0x78 ? 0x79 : byte);

/** A resident's report without a photo, and one that the crew took there, looked through by the worker. */
async function startStreet({ isOwnerStaffElsewhere = false } = {}) {
  const stack = new AsyncDisposableStack();
  const database = stack.use(await cloneDatabase());
  const sandbox = stack.use(await startSandbox());
  const api = stack.use(await startApi(database, sandbox));
  const { sql } = database;
  const deps = { sql, storage: sandbox.storage };
  const bid = await addDistrict(sql, RED_HOOK);
  // Whoever works for a district has a role of the database's own, in their own reports too.
  const elsewhere = isOwnerStaffElsewhere ? (await addDistrict(sql, HOBOKEN)).id : undefined;
  const sender = elsewhere ? { bidId: elsewhere, role: "crew" as const } : {};
  const owner = await api.enter({
    ...await addUser(sql, { consented: true, ...sender }),
    ...sender,
  });
  const crewUser = await addUser(sql, { bidId: bid.id, role: "crew" });
  const crew = await api.enter({ ...crewUser, bidId: bid.id, role: "crew" });
  const manager = await api.enter(await addUser(sql, { bidId: bid.id }));
  const { body } = await owner.post("/api/reports", { zip: "11231", depth: "knee" });
  const id: string = body.id;
  const add = (mediaIds: string[], by: HttpClient = crew) =>
    by.post(`/api/district/reports/${id}/pictures`, { mediaIds });
  const tidy = async () => {
    while ((await clean(deps, api.deps.now())).looked > 0);
    while (await cleanCovers(deps, api.deps.now()) > 0);
    await deleteUnwanted(deps, api.deps.now());
  };
  const mediaId = await upload(crew);
  const added = await add([mediaId]);
  await tidy();
  const seenByStaff = async (by: HttpClient = manager) =>
    DistrictReport.parse((await by.get(`/api/district/reports/${id}`)).body);
  /** As everybody outside the staff may have it, by which answer. */
  const outside = async () => {
    const own = Report.parse((await owner.get(`/api/reports/${id}`)).body);
    const staffs = Report.parse((await manager.get(`/api/reports/${id}`)).body);
    const { report: record } = Evidence.parse(
      (await owner.get(`/api/reports/${id}/evidence`)).body,
    );
    return { own, staffs, record };
  };
  return {
    ...{
      api,
      database,
      sandbox,
      sql,
      bid,
      owner,
      crewUser,
      crew,
      manager,
      id,
      mediaId,
      added,
      add,
    },
    ...{ tidy, seenByStaff, outside, path: `/api/district/pictures/${mediaId}` },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function bytesAt(url: string): Promise<string | number> {
  const response = await fetch(url);
  const bytes = await response.arrayBuffer();
  return response.ok ? new TextDecoder("latin1").decode(bytes) : response.status;
}
const text = (file: Uint8Array) => new TextDecoder("latin1").decode(file);
const code = ({ status, body }: { status: number; body: { error: { code: string } } }) =>
  `${status} ${body.error.code}`;

Deno.test("a photo by the crew is the staff's alone, says who took it, and is shown outside by a manager's act", async () => {
  await using street = await startStreet();
  const { added, sql, crewUser, crew, manager, path, seenByStaff, outside } = street;
  assert.equal(added.status, 200, added.text);
  const seen = await seenByStaff(crew);
  const [picture] = seen.media;
  assert.equal(picture!.staffs!.by!.id, crewUser.id);
  assert.equal(picture!.staffs!.outsideAt, null);
  assert.equal(await bytesAt(picture!.url), text(JPEG));
  const said = seen.acts.map(({ kind, what, by }) => [kind, what, by?.id]);
  assert.deepEqual(said, [["covered", "added", crewUser.id]]);
  for (const report of Object.values(await outside())) {
    assert.deepEqual([report.media, report.hiddenMedia, report.removedMedia], [[], 0, 0]);
  }

  assert.equal((await crew.put(`${path}/outside`)).status, 403);
  const shown = DistrictPicture.parse((await manager.put(`${path}/outside`)).body);
  assert.ok(shown.staffs!.outsideAt);
  assert.equal((await manager.put(`${path}/outside`)).status, 200, "once more changes nothing");
  const after = await outside();
  for (const { media: [photo], hiddenMedia } of Object.values(after)) {
    assert.deepEqual([photo!.id, photo!.isStaffs, hiddenMedia], [street.mediaId, true, 0]);
    assert.equal(await bytesAt(photo!.url), text(JPEG));
  }

  await manager.delete(`${path}/outside`);
  await street.tidy();
  for (const report of Object.values(await outside())) assert.deepEqual(report.media, []);
  assert.equal(await bytesAt(after.own.media[0]!.url), 404, "an address of before leads nowhere");
  assert.equal(await bytesAt((await seenByStaff()).media[0]!.url), text(JPEG));
  const acts = (await seenByStaff()).acts.map(({ what }) => what);
  assert.deepEqual(acts, ["added", "outside", "inside"]);
  const logged = await sql<{ event: string; detail: unknown }[]>`
    select event, detail from security_log where event like 'staffPicture%' order by id`;
  const detail = { media: street.mediaId, report: street.id };
  assert.deepEqual([...logged], [
    { event: "staffPictureShown", detail },
    { event: "staffPictureKept", detail },
  ]);
});

for (const isOwnerStaffElsewhere of [false, true]) {
  Deno.test(`of a staff photo that is shown outside, its sender${isOwnerStaffElsewhere ? ", of another district's staff," : ""} gets the covered one, and none of a hidden one`, async () => {
    await using street = await startStreet({ isOwnerStaffElsewhere });
    const { manager, path, outside } = street;
    const asked = await manager.post(`${path}/covers`, { sizeBytes: COVERED.length });
    await (await postFile(asked.body, COVERED)).body?.cancel();
    const boxes = [{ x: 0.1, y: 0.1, width: 0.2, height: 0.2 }];
    const cover = await manager.put(`${path}/cover`, { coverId: asked.body.coverId, boxes });
    assert.equal(cover.status, 200, cover.text);
    await street.tidy();
    assert.deepEqual((await outside()).own.media, [], "covered is not yet shown");
    await manager.put(`${path}/outside`);
    for (const { media: [photo] } of Object.values(await outside())) {
      assert.equal(await bytesAt(photo!.url), text(COVERED));
      assert.ok(photo!.cover);
    }
    await manager.put(`${path}/hiding`, { reason: "a face" });
    for (const report of Object.values(await outside())) {
      assert.deepEqual([report.media, report.hiddenMedia], [[], 1]);
    }
  });
}

Deno.test("what one's own photos may be, a staff's may: as many beside them, once each, and only what plays", async () => {
  await using street = await startStreet();
  const { api, sql, owner, crew, manager, id, mediaId, add, seenByStaff } = street;
  assert.equal((await add([mediaId])).status, 200);
  assert.equal((await seenByStaff()).acts.length, 1, "sent twice it is one");
  const five = await Promise.all(Array.from({ length: 5 }, () => upload(owner)));
  assert.equal((await owner.post(`/api/reports/${id}/media`, { mediaIds: five })).status, 200);
  const four = await Promise.all(Array.from({ length: 4 }, () => upload(crew, PNG, "image/png")));
  assert.equal((await add(four)).status, 200);
  assert.equal(code(await add([await upload(crew)])), "422 tooManyMedia");
  assert.equal(code(await add([await upload(crew, TEXT)])), "422 mediaNotReadable");
  assert.equal(code(await add([await upload(owner)])), "422 mediaNotFound");
  assert.equal(code(await add([mediaId], manager)), "422 mediaNotFound", "another's");
  assert.equal(code(await add([crypto.randomUUID()])), "422 mediaNotFound");
  assert.equal((await add([])).status, 422);
  const viewer = await api.enter(await addUser(sql, { bidId: street.bid.id, role: "viewer" }));
  assert.equal((await add([await upload(viewer)], viewer)).status, 403);
  // What who sent the report has taken, is seen by them as it is.
  const { body } = await manager.put(`/api/district/pictures/${five[0]}/outside`);
  assert.equal(body.error.code, "pictureNotFound");
  // Nor does an act on it become a way into another district's.
  const { id: theirs } = await addDistrict(sql, HOBOKEN);
  const neighbor = await api.enter(await addUser(sql, { bidId: theirs }));
  assert.equal(code(await add([await upload(neighbor)], neighbor)), "404 reportNotFound");
  for (const method of ["PUT", "DELETE"] as const) {
    const tried = await neighbor.send(method, `/api/district/pictures/${mediaId}/outside`, {});
    assert.equal(code(tried), "404 pictureNotFound");
  }
});

Deno.test("a photo that should not have been taken is deleted by its taker or a manager, with its bytes, while nobody else sees it", async () => {
  await using street = await startStreet();
  const { api, sql, sandbox, bid, owner, crew, manager, id, mediaId, path, add } = street;
  const second = await upload(crew);
  const own = await upload(owner);
  assert.equal((await add([second])).status, 200);
  assert.equal((await owner.post(`/api/reports/${id}/media`, { mediaIds: [own] })).status, 200);
  await street.tidy();
  const keys = await sql<{ objectKey: string }[]>`
    select object_key from media where is_staffs order by id`;
  const colleague = await api.enter(await addUser(sql, { bidId: bid.id, role: "crew" }));
  const viewer = await api.enter(await addUser(sql, { bidId: bid.id, role: "viewer" }));
  const { id: theirs } = await addDistrict(sql, HOBOKEN);
  const neighbor = await api.enter(await addUser(sql, { bidId: theirs }));
  const tried = await Promise.all(
    [colleague, viewer, owner, api.client(), neighbor].map((who) => who.delete(path)),
  );
  assert.deepEqual(tried.map(({ status }) => status), [403, 403, 403, 401, 404]);
  assert.equal(code(await manager.delete(`/api/district/pictures/${own}`)), "404 pictureNotFound");
  await manager.put(`${path}/outside`);
  assert.equal(code(await crew.delete(path)), "404 pictureNotFound", "its sender has seen it");
  await manager.delete(`${path}/outside`);

  assert.equal((await crew.delete(path)).status, 204);
  assert.equal(code(await crew.delete(path)), "404 pictureNotFound");
  assert.equal((await manager.delete(`/api/district/pictures/${second}`)).status, 204);
  await street.tidy();
  for (const { objectKey } of keys) {
    assert.equal(await sandbox.storage.findObject(objectKey), undefined);
  }
  const after = await street.seenByStaff();
  assert.deepEqual(after.media.map((picture) => picture.id), [own]);
  assert.deepEqual(after.acts.slice(-2).map(({ what }) => what), ["removed", "removed"]);
  const logged = await sql`
    select detail from security_log where event = 'staffPictureRemoved' order by id`;
  assert.deepEqual(logged.map(({ detail }) => detail.media), [mediaId, second]);
});

Deno.test("a staff's photo stays with its report when its taker leaves or is deleted, and when its sender takes the report back", async () => {
  await using street = await startStreet();
  const { sql, sandbox, owner, crew, id, mediaId, seenByStaff, tidy } = street;
  const exported = MeExport.parse((await crew.get("/api/me/export")).body);
  assert.deepEqual(exported.media, [], "the file is the district's");
  assert.deepEqual(exported.staffPictures.map(({ reportId }) => reportId), [id]);
  const { text: table } = await crew.get("/api/me/export/staff-pictures.csv");
  assert.match(table, new RegExp(`^reportId,kind,takenAt,addedAt\r\n${id},photo,`));
  assert.equal((await crew.get(`/api/me/media/${mediaId}`)).status, 404);
  await street.manager.put(`${street.path}/outside`);
  assert.equal((await crew.get(`/api/me/media/${mediaId}`)).status, 404, "nor is it then theirs");

  assert.equal((await crew.delete("/api/me")).status, 204);
  await tidy();
  const [picture] = (await seenByStaff()).media;
  assert.equal(picture!.staffs!.by, null);
  assert.equal(await bytesAt(picture!.url), text(JPEG));

  await owner.post(`/api/reports/${id}/withdraw`);
  await cleanUp({ sql, storage: sandbox.storage }, street.api.deps.now());
  const [row] = await sql`select taken_by, object_key from media where id = ${mediaId}`;
  assert.equal(row!.takenBy, null);
  assert.ok(await sandbox.storage.findObject(row!.objectKey));

  const why = { by: "ops", reason: "a face", now: street.api.deps.now() };
  assert.match(await removeMedia(sql, mediaId, why), /staff had taken it/);
  const [{ removedMedia }] = await sql<[{ removedMedia: number }]>`
    select removed_media from reports where id = ${id}`;
  assert.equal(removedMedia, 0, "its sender is not told of what they never had");
});

Deno.test("nobody but a district's staff finds its staff's photo in any answer, nor in the database", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { redHook, hoboken } = await twoDistricts(api, database);
  const { reportId, staffPictureId, zip } = hoboken;
  const stranger = await api.enter(await addUser(sql));
  const paths = [
    `/api/reports/${reportId}`,
    `/api/reports/${reportId}/evidence`,
    "/api/reports",
    "/api/me/export",
    "/api/me/export/media.csv",
    `/api/me/media/${staffPictureId}`,
    `/api/zips/${zip}`,
    `/api/zips/${zip}/reports`,
    `/api/zips/${zip}/reports.geojson`,
    `/api/zips/${zip}/feed.atom`,
    "/api/overview",
    `/api/map?latitude=40.7437&longitude=-74.0324&metres=2000`,
  ];
  for (const who of [hoboken.resident, redHook.manager, stranger, api.client()]) {
    for (const path of paths) {
      const { text } = await who.get(path);
      for (const word of [staffPictureId, HOBOKENS.staffPhoto]) {
        assert.ok(!text.includes(word), `${path} shows ${word}`);
      }
    }
  }
  const own = await hoboken.resident.get(`/api/reports/${reportId}`);
  assert.deepEqual([own.body.media.length, own.body.hiddenMedia], [1, 0], "nor that there is one");
  const seen = await hoboken.viewer.get(`/api/district/reports/${reportId}`);
  assert.ok(seen.text.includes(staffPictureId));

  const mediaOf = (role: string, settings: Record<string, string>) =>
    sql.begin(async (tx) => {
      for (const [name, value] of Object.entries({ ...settings, role })) {
        await tx`select set_config(${
          name === "role" ? name : `floodline.${name}`
        }, ${value}, true)`;
      }
      return (await tx<{ id: string }[]>`select id from media`).map((row) => row.id);
    });
  const sender = { user_id: hoboken.residentId };
  assert.deepEqual(await mediaOf("floodline_person", sender), [hoboken.pictureId]);
  const staff = { user_id: hoboken.colleagueId, bid_id: hoboken.id };
  assert.equal((await mediaOf("floodline_person", staff)).length, 2);
  const others = await mediaOf("floodline_manager", { bid_id: redHook.id });
  assert.ok(!others.includes(staffPictureId));
});
