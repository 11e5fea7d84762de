import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Upload } from "shared/api/reports.ts";
import { MAX_BYTES, MEDIA_TYPES } from "shared/media_rules.ts";
import { noteIll, noteWell } from "shared/server/conditions.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { JPEG, PNG, postFile } from "../../testing/media.ts";
import { addUser } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";

Deno.test("a photo goes from the browser straight to storage", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const user = await addUser(database.sql);
  const person = await api.enter(user);
  const { status, body } = await person.post("/api/uploads", {
    contentType: "image/jpeg",
    sizeBytes: JPEG.length,
  });
  assert.equal(status, 201);
  const permission = Upload.parse(body);
  assert.match(permission.fields.key!, /^media\/incoming\/[0-9a-f-]{36}$/);
  for (const id of [user.id, permission.mediaId]) assert.ok(!permission.fields.key!.includes(id));
  assert.ok(permission.url.startsWith(sandbox.url));
  const stored = await postFile(permission, JPEG);
  assert.equal(stored.status, 204);
  await stored.body?.cancel();
  const object = await sandbox.storage.findObject(permission.fields.key!);
  assert.equal(object?.sizeBytes, JPEG.length);
});

Deno.test("every allowed type gets a permission of its own", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  for (const [contentType, kind] of Object.entries(MEDIA_TYPES)) {
    const { body } = await person.post("/api/uploads", { contentType, sizeBytes: 1000 });
    assert.equal(body.fields["Content-Type"], contentType);
    assert.equal(body.maxBytes, MAX_BYTES[kind]);
  }
});

Deno.test("a type or size that is not allowed is refused before any byte is sent", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const refused: [contentType: string, sizeBytes: number, code: string][] = [
    ["image/jpeg", 20_000_000, "mediaTooLarge"],
    ["video/mp4", 100_000_001, "mediaTooLarge"],
    ["text/html", 100, "mediaTypeNotAllowed"],
    ["image/svg+xml", 100, "mediaTypeNotAllowed"],
    ["toString", 100, "mediaTypeNotAllowed"],
    ["image/jpeg", 0, "invalidInput"],
    ["image/jpeg", -5, "invalidInput"],
  ];
  for (const [contentType, sizeBytes, code] of refused) {
    const answer = await person.post("/api/uploads", { contentType, sizeBytes });
    assert.equal(answer.status, 422, `${contentType} ${sizeBytes}`);
    assert.equal(answer.body.error.code, code, `${contentType} ${sizeBytes}`);
  }
  assert.equal((await database.sql`select from media`).length, 0);
});

Deno.test("storage itself refuses a larger file, or another type, than was permitted", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = await api.enter(await addUser(database.sql));
  const { body } = await person.post("/api/uploads", { contentType: "image/jpeg", sizeBytes: 1 });
  const tooLarge = await postFile(body, new Uint8Array(MAX_BYTES.photo + 1));
  assert.equal(tooLarge.status, 400);
  await tooLarge.body?.cancel();
  const fields = { ...body.fields, "Content-Type": "text/html" };
  const otherType = await postFile({ ...body, fields }, JPEG);
  assert.equal(otherType.status, 403);
  await otherType.body?.cancel();
});

Deno.test("storage refuses other bytes than those whose SHA-256 was announced", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = await api.enter(await addUser(database.sql));
  const sha256 = createHash("sha256").update(JPEG).digest("base64");
  const permit = async () =>
    (await person.post("/api/uploads", { contentType: "image/jpeg", sizeBytes: 200, sha256 })).body;
  const refused = await postFile(await permit(), PNG);
  assert.match(await refused.text(), /BadDigest/);
  const stored = await postFile(await permit(), JPEG);
  assert.equal(stored.status, 204);
  await stored.body?.cancel();
  for (const wrong of ["", "abc", sha256.slice(1), "0".repeat(64)]) {
    const body = { contentType: "image/jpeg", sizeBytes: 200, sha256: wrong };
    assert.equal((await person.post("/api/uploads", body)).status, 422, wrong);
  }
});

for (const kind of [undefined, "ceph"] as const) {
  Deno.test(`a plain form is sent back to its page with the media's id, by ${kind ?? "Amazon"}`, async () => {
    await using database = await cloneDatabase();
    await using sandbox = await startSandbox();
    await using api = await startApi(database, sandbox);
    const person = await api.enter(await addUser(database.sql));
    if (kind) sandbox.faults({ s3: { kind } });
    const { body } = await person.post("/api/uploads?redirectTo=/reports/1/photo", {
      contentType: "image/jpeg",
      sizeBytes: JPEG.length,
    });
    const stored = await postFile(body, JPEG);
    assert.equal(stored.status, 303);
    const address = new URL(stored.headers.get("location")!);
    await stored.body?.cancel();
    assert.equal(address.origin + address.pathname, `${api.url}/reports/1/photo/${body.mediaId}`);
    assert.equal(address.searchParams.get("key"), body.fields.key);
  });
}

Deno.test("nobody is sent to another site", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const elsewhere = [
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "evil",
    "/a@b:c",
    "/a?b=c",
  ];
  for (const path of elsewhere) {
    const answer = await person.post(`/api/uploads?redirectTo=${encodeURIComponent(path)}`, {
      contentType: "image/jpeg",
      sizeBytes: 1,
    });
    assert.equal(answer.status, 422, path);
    assert.ok(answer.body.error.fields.redirectTo, path);
  }
});

Deno.test("uploading needs a signed-in resident", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const refused = await api.client().post("/api/uploads", {
    contentType: "image/jpeg",
    sizeBytes: 1,
  });
  assert.equal(refused.status, 401);
});

Deno.test("a type is known by its other names too", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const others: [claimed: string, contentType: string][] = [
    ["image/jpg", "image/jpeg"],
    ["image/pjpeg", "image/jpeg"],
    ["image/jpeg; name=IMG_1.jpg", "image/jpeg"],
    ["IMAGE/JPEG", "image/jpeg"],
    ["video/3gpp", "video/mp4"],
    ["video/x-m4v", "video/mp4"],
  ];
  for (const [claimed, contentType] of others) {
    const { status, body } = await person.post("/api/uploads", {
      contentType: claimed,
      sizeBytes: 9,
    });
    assert.equal(status, 201, claimed);
    assert.equal(body.fields["Content-Type"], contentType, claimed);
  }
});

Deno.test("a photo whose camera had no clock is a photo, its date is dropped", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const dates: [takenAt: string, isKept: boolean][] = [
    [new Date(Date.now() - 60_000).toISOString(), true],
    ["0000-01-01T00:00:00Z", false],
    ["0000-00-00T00:00:00Z", false],
    ["9999-12-31T23:59:59-05:00", false],
    ["+010000-01-01T04:59:59.000Z", false],
    ["-000001-01-01T00:00:00.000Z", false],
    ["2026-13-45T99:00:00Z", false],
    ["never", false],
    ["", false],
  ];
  for (const [takenAt, isKept] of dates) {
    const photo = { contentType: "image/jpeg", sizeBytes: 1000, takenAt };
    const { status, body } = await person.post("/api/uploads", photo);
    assert.equal(status, 201, takenAt);
    const [row] = await database.sql`select taken_at from media where id = ${body.mediaId}`;
    assert.equal(row!.takenAt !== null, isKept, takenAt);
  }
});

Deno.test("a store that must be mended is told at once, one that may come back is not", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const ask = () => person.post("/api/uploads", { contentType: "image/jpeg", sizeBytes: 1000 });
  const now = new Date();
  for (const code of ["NoSuchBucket", "SignatureDoesNotMatch", "AccessDenied"]) {
    await noteIll(database.sql, "storage", now, { code });
    const { status, body } = await ask();
    assert.deepEqual([status, body.error.code], [503, "storageUnavailable"], code);
  }
  for (const code of ["SlowDown", "ECONNREFUSED", "HTTP 502"]) {
    await noteIll(database.sql, "storage", now, { code });
    assert.equal((await ask()).status, 201, code);
  }
  await noteIll(database.sql, "storage", now, { code: "NoSuchBucket" });
  await noteWell(database.sql, "storage", now);
  assert.equal((await ask()).status, 201);
});
