import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Report } from "shared/api/reports.ts";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { JPEG, MP4, PNG, postFile, TEXT, upload } from "../../testing/media.ts";
import { addUser } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";

async function person(api: TestApi, database: TestDatabase) {
  return await api.enter(await addUser(database.sql));
}

const knee = (mediaIds: string[]) => ({ zip: "11231", depth: "knee", mediaIds });

Deno.test("photos come with the report, and can be seen by a signed address", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const owner = await person(api, database);
  const mediaIds = [await upload(owner), await upload(owner, PNG, "image/png")];
  const sent = await owner.post("/api/reports", knee(mediaIds));
  assert.equal(sent.status, 201);
  const { media } = Report.parse(sent.body);
  assert.deepEqual(media.map((m) => [m.kind, m.contentType, m.sizeBytes]), [
    ["photo", "image/jpeg", JPEG.length],
    ["photo", "image/png", PNG.length],
  ]);
  const photo = await fetch(media[0]!.url);
  assert.equal(photo.headers.get("content-type"), "image/jpeg");
  assert.deepEqual(new Uint8Array(await photo.arrayBuffer()), JPEG);
  const unsigned = await fetch(media[0]!.url.split("?")[0]!);
  assert.equal(unsigned.status, 403);
  await unsigned.body?.cancel();
});

Deno.test("each file has its SHA-256 by storage's own word, announced or not, and when it was taken", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const owner = await person(api, database);
  const hash = (file: Uint8Array, as: "hex" | "base64") =>
    createHash("sha256").update(file).digest(as);
  const { body } = await owner.post("/api/uploads", {
    contentType: "image/jpeg",
    sizeBytes: JPEG.length,
    sha256: hash(JPEG, "base64"),
    takenAt: "2026-11-22T12:30:00-05:00",
  });
  await (await postFile(body, JPEG)).body?.cancel();
  const plain = await upload(owner, PNG);
  const sent = await owner.post("/api/reports", knee([body.mediaId, plain]));
  assert.deepEqual(Report.parse(sent.body).media.map((m) => [m.sha256, m.takenAt]), [
    [hash(JPEG, "hex"), "2026-11-22T17:30:00.000Z"],
    [hash(PNG, "hex"), null],
  ]);
  const photo = await fetch(sent.body.media[1].url);
  assert.deepEqual(new Uint8Array(await photo.arrayBuffer()), PNG, "its bytes are as they came");
});

for (const kind of ["minio", "r2"] as const) {
  Deno.test(`a store like ${kind}, which hashes no copies, keeps what it has held an upload to`, async () => {
    await using database = await cloneDatabase();
    await using sandbox = await startSandbox();
    await using api = await startApi(database, sandbox);
    sandbox.faults({ s3: { kind } });
    const owner = await person(api, database);
    const sha256 = createHash("sha256").update(JPEG);
    const announced = { contentType: "image/jpeg", sizeBytes: JPEG.length };
    const { body } = await owner.post("/api/uploads", {
      ...announced,
      sha256: sha256.copy().digest("base64"),
    });
    await (await postFile(body, JPEG)).body?.cancel();
    const sent = await owner.post("/api/reports", knee([body.mediaId, await upload(owner)]));
    assert.equal(sent.status, 201);
    const hashes = sent.body.media.map((media: { sha256: string | null }) => media.sha256);
    assert.deepEqual(hashes, [sha256.digest("hex"), null], "a photo without a hash is one still");
  });
}

Deno.test("a photo is what its bytes say: a PNG sent as JPEG is kept as PNG", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const owner = await person(api, database);
  const { body } = await owner.post("/api/reports", knee([await upload(owner, PNG)]));
  assert.equal(body.media[0].contentType, "image/png");
});

Deno.test("a video that a plain form announced as a photo is a video", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const owner = await person(api, database);
  const { body } = await owner.post("/api/reports", knee([await upload(owner, MP4)]));
  assert.deepEqual([body.media[0].kind, body.media[0].contentType], ["video", "video/mp4"]);
});

Deno.test("files that do not count are refused, each with the reason, and nothing is stored", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const owner = await person(api, database);
  const stranger = await person(api, database);
  const permitted = await owner.post("/api/uploads", { contentType: "image/jpeg", sizeBytes: 9 });
  const photos = await Promise.all(Array.from({ length: 5 }, () => upload(owner)));
  const videos = [await upload(owner, MP4, "video/mp4"), await upload(owner, MP4, "video/mp4")];
  const wrong: [what: string, mediaIds: string[], code: string, field?: string][] = [
    ["a text named .jpg", [await upload(owner, TEXT)], "mediaNotReadable", "mediaIds.0"],
    ["a photo and a video named .jpg", [photos[0]!, await upload(owner, MP4)], "tooManyMedia"],
    ["never uploaded", [photos[0]!, permitted.body.mediaId], "mediaNotUploaded", "mediaIds.1"],
    ["unknown", [crypto.randomUUID()], "mediaNotFound", "mediaIds.0"],
    ["someone else's", [await upload(stranger)], "mediaNotFound", "mediaIds.0"],
    ["six", [...photos, await upload(owner)], "tooManyMedia"],
    ["two videos", videos, "tooManyMedia"],
    ["a photo and a video", [photos[0]!, videos[0]!], "tooManyMedia"],
    ["no id", ["photo.jpg"], "invalidInput", "mediaIds.0"],
  ];
  for (const [what, mediaIds, code, field] of wrong) {
    const refused = await owner.post("/api/reports", knee(mediaIds));
    assert.equal(refused.status, 422, what);
    assert.equal(refused.body.error.code, code, what);
    if (field) assert.ok(refused.body.error.fields[field], `${what} names ${field}`);
  }
  assert.equal((await database.sql`select from reports`).length, 0);
  assert.equal((await database.sql`select from media where report_id is not null`).length, 0);
});

Deno.test("a photo belongs to one report, also when two claim it at the same moment", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const owner = await person(api, database);
  const mediaIds = [await upload(owner)];
  const answers = await Promise.all([1, 2].map(() => owner.post("/api/reports", knee(mediaIds))));
  assert.deepEqual(answers.map((a) => a.status).sort(), [201, 422]);
  const later = await owner.post("/api/reports", knee(mediaIds));
  assert.equal(later.body.error.code, "mediaNotFound");
  assert.equal((await database.sql`select from reports`).length, 1);
});

Deno.test("while storage is down a report with photos waits and one without goes through", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const owner = await person(api, database);
  const mediaIds = [await upload(owner)];
  sandbox.faults({ s3: { kind: "down" } });
  const refused = await owner.post("/api/reports", knee(mediaIds));
  assert.equal(refused.status, 503);
  assert.equal(refused.body.error.code, "storageUnavailable");
  assert.equal((await database.sql`select from reports`).length, 0);
  assert.equal((await owner.post("/api/reports", knee([]))).status, 201);

  sandbox.faults({});
  assert.equal((await owner.post("/api/reports", knee(mediaIds))).status, 201);
});

Deno.test("photos can be added to one's own report later, and adding twice changes nothing", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const owner = await person(api, database);
  const { body } = await owner.post("/api/reports", knee([]));
  const path = `/api/reports/${body.id}/media`;
  const mediaIds = [await upload(owner)];
  for (let n = 0; n < 2; n++) {
    const added = await owner.post(path, { mediaIds });
    assert.equal(added.status, 200);
    assert.deepEqual(added.body.media.map((m: { id: string }) => m.id), mediaIds);
  }
  const stranger = await person(api, database);
  const refused = await stranger.post(path, { mediaIds: [await upload(stranger)] });
  assert.equal(refused.status, 404);
  assert.equal(refused.body.error.code, "reportNotFound");
});

Deno.test("additions do not pass the limit, one by one or at the same moment", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const owner = await person(api, database);
  const { body } = await owner.post("/api/reports", knee([await upload(owner)]));
  const path = `/api/reports/${body.id}/media`;
  const pairs = await Promise.all(
    [1, 2, 3].map(async () => [await upload(owner), await upload(owner)]),
  );
  const answers = await Promise.all(pairs.map((mediaIds) => owner.post(path, { mediaIds })));
  assert.deepEqual(answers.map((a) => a.status).sort(), [200, 200, 422]);
  const refused = answers.find((a) => a.status === 422)!;
  assert.equal(refused.body.error.code, "tooManyMedia");
  assert.equal((await database.sql`select from media where report_id = ${body.id}`).length, 5);
});
