import assert from "node:assert/strict";
import { DistrictReport } from "shared/api/district.ts";
import { CoverUpload, DistrictPicture, OpenedPicture } from "shared/api/district/pictures.ts";
import { Evidence, Report } from "shared/api/reports.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import type { HttpClient } from "../../../testing/http_client.ts";
import { JPEG, PNG, postFile, upload } from "../../../testing/media.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { startSandbox } from "../../../testing/sandbox.ts";
import { clean } from "../../../worker/cleaning/cleaning.ts";
import { cleanCovers, deleteOldCovers } from "../../../worker/cleaning/covers.ts";
import { deleteUnwanted } from "../../../worker/cleaning/unwanted.ts";

const PLACE = "40.6780,-74.0105";
/** Of the same form, and another picture: with something of a camera's in it. */
const COVERED = Uint8Array.from([
  ...JPEG.slice(0, 2),
  ...[0xff, 0xe1, 0, 2 + 6 + PLACE.length, ...new TextEncoder().encode(`Exif\0\0${PLACE}`)],
  ...JPEG.slice(2).map((byte) => byte === 0x78 ? 0x79 : byte),
]);
const BOX = { x: 0.25, y: 0.1, width: 0.2, height: 0.3 };

/** A street with a photo that the worker has looked through, its sender and its district's manager. */
async function startStreet(files: [Uint8Array<ArrayBuffer>, string][] = [[JPEG, "image/jpeg"]]) {
  const stack = new AsyncDisposableStack();
  const database = stack.use(await cloneDatabase());
  const sandbox = stack.use(await startSandbox());
  const api = stack.use(await startApi(database, sandbox));
  const { sql } = database;
  const deps = { sql, storage: sandbox.storage };
  const bid = await addDistrict(sql, RED_HOOK);
  const person = await addUser(sql, { consented: true });
  const owner = await api.enter(person);
  const manager = await api.enter(await addUser(sql, { bidId: bid.id }));
  const mediaIds = await Promise.all(files.map(([file, type]) => upload(owner, file, type)));
  const report = { zip: "11231", depth: "knee", mediaIds };
  const { body } = await owner.post("/api/reports", report);
  const tidy = async () => {
    while ((await clean(deps, api.deps.now())).looked > 0);
    while (await cleanCovers(deps, api.deps.now()) > 0);
    await deleteOldCovers(sql, api.deps.now());
    await deleteUnwanted(deps, api.deps.now());
  };
  await tidy();
  const id: string = body.id;
  const path = `/api/district/pictures/${mediaIds[0]}`;
  const coverWith = async (file: Uint8Array<ArrayBuffer>, by: HttpClient = manager) => {
    const asked = await by.post(`${path}/covers`, { sizeBytes: file.length });
    const permission = CoverUpload.parse(asked.body);
    const sent = await postFile(permission, file);
    assert.ok(sent.ok, await sent.text());
    return await by.put(`${path}/cover`, { coverId: permission.coverId, boxes: [BOX] });
  };
  /** As everybody outside the staff may have it, by which answer. */
  const outside = async () => {
    const own = Report.parse((await owner.get(`/api/reports/${id}`)).body);
    const staffs = Report.parse((await manager.get(`/api/reports/${id}`)).body);
    const { report } = Evidence.parse((await owner.get(`/api/reports/${id}/evidence`)).body);
    const exported = (await owner.get("/api/me/export")).body.media;
    return { own, staffs, evidence: report, exported };
  };
  const seenByStaff = async () => {
    const { media } = DistrictReport.parse((await manager.get(`/api/district/reports/${id}`)).body);
    return media;
  };
  const logged = async () => {
    const rows = await sql<{ event: string; userId: string; detail: Record<string, unknown> }[]>`
      select event, user_id, detail from security_log
      where event ~ 'icture|original' order by id`;
    return rows.map(({ event }) => event);
  };
  return {
    api,
    database,
    sandbox,
    sql,
    bid,
    person,
    owner,
    manager,
    mediaIds,
    id,
    path,
    tidy,
    coverWith,
    outside,
    seenByStaff,
    logged,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function bytesAt(url: string): Promise<string | number> {
  const response = await fetch(url);
  if (!response.ok) {
    await response.body?.cancel();
    return response.status;
  }
  return new TextDecoder("latin1").decode(await response.arrayBuffer());
}

const text = (file: Uint8Array) => new TextDecoder("latin1").decode(file);

Deno.test("what is covered is seen by everybody outside the staff, in every answer, and the photo as it was sent by none", async () => {
  await using street = await startStreet();
  const { owner, manager, mediaIds, coverWith, outside, seenByStaff, sandbox, sql } = street;
  const before = await outside();
  const [sent] = before.own.media;
  assert.equal(await bytesAt(sent!.url), text(JPEG));
  const [{ objectKey: sentKey }] = await sql<[{ objectKey: string }]>`select object_key from media`;

  const covered = DistrictPicture.parse((await coverWith(COVERED)).body);
  assert.equal(covered.cover!.sealedSha256, sent!.sha256);
  // Not looked through yet: to the staff alone.
  const meanwhile = await outside();
  for (const report of [meanwhile.own, meanwhile.staffs, meanwhile.evidence]) {
    assert.deepEqual([report.media, report.hiddenMedia], [[], 1]);
  }
  assert.deepEqual(meanwhile.exported, []);
  assert.equal((await seenByStaff())[0]!.cover?.coveredAt, covered.cover!.coveredAt);

  await street.tidy();
  const after = await outside();
  const clean = text(JPEG).replaceAll("x", "y");
  for (const report of [after.own, after.staffs, after.evidence]) {
    assert.equal(report.hiddenMedia, 0);
    const [picture] = report.media;
    assert.equal(await bytesAt(picture!.url), clean, "covered, and nothing of a camera's in it");
    assert.deepEqual(picture!.cover, covered.cover);
    assert.notEqual(picture!.sha256, sent!.sha256);
  }
  assert.equal(after.exported[0].sha256, after.own.media[0]!.sha256);
  assert.equal(await bytesAt((await seenByStaff())[0]!.url), clean, "the staff's too, by default");

  // By no address that was given out before, nor by the one that their own files have.
  assert.equal(await bytesAt(sent!.url), 404);
  assert.equal(await sandbox.storage.findObject(sentKey), undefined);
  const own = await owner.open("GET", `/api/me/media/${mediaIds[0]}`, { redirect: "manual" });
  await own.body?.cancel();
  assert.equal(await bytesAt(own.headers.get("location")!), clean);
  const [{ objectKey: sealedKey }] = await sql<[{ objectKey: string }]>`
    select object_key from media`;
  assert.notEqual(sealedKey, sentKey);
  const asked = [
    "/api/me/export",
    `/api/reports/${street.id}`,
    `/api/reports/${street.id}/evidence`,
  ];
  for (const person of [owner, manager]) {
    for (const path of asked) {
      assert.ok(!(await person.get(path)).text.includes(sealedKey), path);
    }
  }
  const staffs = (await manager.get(`/api/district/reports/${street.id}`)).text;
  assert.ok(!staffs.includes(sealedKey));
});

Deno.test("opening the photo as it was sent is an act, with who and when; taking the covers off undoes them", async () => {
  await using street = await startStreet();
  const { manager, coverWith, outside, seenByStaff, path, sql, tidy, logged } = street;
  await coverWith(COVERED);
  await tidy();
  const opened = OpenedPicture.parse((await manager.post(`${path}/original`)).body);
  assert.equal(await bytesAt(opened.url), text(JPEG));
  const [entry] = await sql`
    select user_id, bid_id, detail from security_log where event = 'originalOpened'`;
  assert.equal(entry!.bidId, street.bid.id);
  assert.ok(entry!.userId);
  assert.deepEqual(entry!.detail, { media: street.mediaIds[0], report: street.id });

  const again = DistrictPicture.parse((await manager.delete(`${path}/cover`)).body);
  assert.equal(again.cover, null);
  await tidy();
  assert.equal(await bytesAt((await outside()).own.media[0]!.url), text(JPEG));
  assert.equal(await bytesAt((await seenByStaff())[0]!.url), text(JPEG));
  assert.equal((await sql`select id from media_covers`).length, 0);
  await manager.delete(`${path}/cover`); // there is none: nothing is said twice
  assert.deepEqual(await logged(), ["pictureCovered", "originalOpened", "pictureUncovered"]);
});

Deno.test("covered once more, the new one stands in the place of the old one, whose object goes", async () => {
  await using street = await startStreet();
  const { coverWith, outside, tidy, sql } = street;
  await coverWith(COVERED);
  await tidy();
  const first = (await outside()).own.media[0]!;
  const better = COVERED.map((byte) => byte === 0x79 ? 0x7a : byte);
  await coverWith(better);
  await tidy();
  assert.equal(await bytesAt((await outside()).own.media[0]!.url), text(JPEG).replaceAll("x", "z"));
  assert.equal(await bytesAt(first.url), 404);
  assert.equal((await sql`select id from media_covers`).length, 1);
});

Deno.test("hidden whole, a picture is the staff's alone, its sender is told that there is one; whoever hides may show again", async () => {
  await using street = await startStreet();
  const { manager, owner, outside, seenByStaff, path, tidy, logged, mediaIds } = street;
  const sent = (await outside()).own.media[0]!;
  const hidden = DistrictPicture.parse(
    (await manager.put(`${path}/hiding`, { reason: "a face" })).body,
  );
  assert.equal(hidden.hidden!.reason, "a face");
  await tidy();
  const after = await outside();
  for (const report of [after.own, after.staffs, after.evidence]) {
    assert.deepEqual([report.media, report.hiddenMedia], [[], 1]);
  }
  assert.deepEqual(after.exported, []);
  assert.equal((await owner.get(`/api/me/media/${mediaIds[0]}`)).status, 404);
  assert.ok(!(await owner.get(`/api/reports/${street.id}`)).text.includes("a face"));
  assert.equal(await bytesAt(sent.url), 404);
  assert.equal(await bytesAt((await seenByStaff())[0]!.url), text(JPEG));

  const other = await street.api.enter(await addUser(street.sql, { bidId: street.bid.id }));
  assert.equal((await other.delete(`${path}/hiding`)).body.hidden, null);
  assert.equal(await bytesAt((await outside()).own.media[0]!.url), text(JPEG));
  assert.deepEqual(await logged(), ["pictureHidden", "pictureShown"]);
});

Deno.test("hidden, a covered photo's covered address leads nowhere too, nor does the staff's of before", async () => {
  await using street = await startStreet();
  const { manager, coverWith, outside, seenByStaff, path, tidy } = street;
  await coverWith(COVERED);
  await tidy();
  const before = [(await outside()).own.media[0]!.url, (await seenByStaff())[0]!.url];
  await manager.put(`${path}/hiding`, { reason: "a face" });
  await tidy();
  assert.deepEqual(await Promise.all(before.map(bytesAt)), [404, 404]);
  const clean = text(JPEG).replaceAll("x", "y");
  assert.equal(await bytesAt((await seenByStaff())[0]!.url), clean, "the staff has it still");
  await manager.delete(`${path}/hiding`);
  assert.equal(await bytesAt((await outside()).own.media[0]!.url), clean);
});

Deno.test("hiding does not wait for storage", async () => {
  await using street = await startStreet();
  street.sandbox.faults({ s3: { kind: "500" } });
  const hidden = await street.manager.put(`${street.path}/hiding`, { reason: "a face" });
  assert.equal(hidden.status, 200);
});

Deno.test("what is no cover is refused: another type, the very photo, nothing, another's, a video's", async () => {
  await using street = await startStreet([[JPEG, "image/jpeg"]]);
  const { manager, coverWith, path, sql, bid, api } = street;
  const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) =>
    `${status} ${body.error?.code}`;
  assert.equal(code(await coverWith(PNG)), "422 mediaNotReadable");
  assert.equal(code(await coverWith(JPEG)), "422 mediaNotReadable");
  const permitted = (await manager.post(`${path}/covers`, { sizeBytes: 10 })).body;
  const put = (by: HttpClient, boxes: unknown[] = [BOX]) =>
    by.put(`${path}/cover`, { coverId: permitted.coverId, boxes });
  assert.equal(code(await put(manager)), "422 mediaNotUploaded");
  await (await postFile(permitted, COVERED)).body?.cancel();
  const other = await api.enter(await addUser(sql, { bidId: bid.id }));
  assert.equal(code(await put(other)), "422 mediaNotFound");
  assert.equal((await put(manager, [])).status, 422);
  assert.equal((await put(manager, [{ ...BOX, x: 2 }])).status, 422);
  assert.equal((await put(manager)).status, 200);
  assert.equal(code(await put(manager)), "422 mediaNotFound");

  const { id: theirs } = await addDistrict(sql, HOBOKEN);
  const neighbor = await api.enter(await addUser(sql, { bidId: theirs }));
  const answers = await Promise.all([
    neighbor.post(`${path}/covers`, { sizeBytes: 10 }),
    put(neighbor),
    neighbor.delete(`${path}/cover`),
    neighbor.put(`${path}/hiding`, { reason: "x" }),
    neighbor.delete(`${path}/hiding`),
    neighbor.post(`${path}/original`),
  ]);
  assert.deepEqual(answers.map(code), Array(6).fill("404 pictureNotFound"));
});

Deno.test("a cover that cannot be looked through is never shown outside; the photo neither", async () => {
  await using street = await startStreet();
  const { coverWith, tidy, outside, seenByStaff } = street;
  assert.equal((await coverWith(COVERED.slice(0, 60))).status, 200);
  await tidy();
  const { own } = await outside();
  assert.deepEqual([own.media, own.hiddenMedia], [[], 1]);
  assert.ok((await seenByStaff())[0]!.cover);
});

Deno.test("with its photo the covered one goes too; with its account the photo stays covered", async () => {
  await using street = await startStreet();
  const { coverWith, tidy, sql, sandbox, person, manager, id } = street;
  await coverWith(COVERED);
  await tidy();
  await sql`delete from users where id = ${person.id}`;
  assert.equal(
    (await manager.get(`/api/district/reports/${id}`)).body.media[0].cover === null,
    false,
  );
  const [{ objectKey }] = await sql<[{ objectKey: string }]>`select object_key from media_covers`;
  assert.ok(await sandbox.storage.findObject(objectKey));
  await sql`delete from media`;
  await tidy();
  assert.equal(await sandbox.storage.findObject(objectKey), undefined);
  assert.equal((await sql`select id from media_covers`).length, 0);
});

Deno.test("a permission that nothing came by is forgotten a day later, and what lies there deleted", async () => {
  await using street = await startStreet();
  const { manager, path, api, tidy, sql } = street;
  const permitted = (await manager.post(`${path}/covers`, { sizeBytes: 10 })).body;
  await (await postFile(permitted, COVERED)).body?.cancel();
  await tidy();
  assert.equal((await sql`select id from media_covers`).length, 1);
  api.clock.forward(25 * 60);
  await tidy();
  assert.equal((await sql`select id from media_covers`).length, 0);
});
