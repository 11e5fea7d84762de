// A photo is what it was when the report was sent: attacks on that.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { JPEG, PNG, postFile } from "../../testing/media.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";
import { clean } from "../../worker/cleaning/cleaning.ts";
import { deleteUnwanted } from "../../worker/cleaning/unwanted.ts";

const hashOf = (file: Uint8Array) => createHash("sha256").update(file).digest("hex");

async function permit(person: Awaited<ReturnType<TestApi["enter"]>>) {
  return (await person.post("/api/uploads", { contentType: "image/jpeg", sizeBytes: 200 })).body;
}

async function put(permission: Parameters<typeof postFile>[0], file: Uint8Array<ArrayBuffer>) {
  const { status, body } = await postFile(permission, file);
  await body?.cancel();
  assert.equal(status, 204);
}

async function shownTo(person: Awaited<ReturnType<TestApi["enter"]>>, path: string) {
  const { media: [photo] } = (await person.get(path)).body;
  const bytes = photo && new Uint8Array(await (await fetch(photo.url)).arrayBuffer());
  return { sha256: photo?.sha256, bytes };
}

for (const kind of [undefined, "minio", "r2"] as const) {
  Deno.test(`a file that is swapped while its permission lasts stays what it was, by ${kind ?? "Amazon"}`, async () => {
    await using database = await cloneDatabase();
    await using sandbox = await startSandbox();
    await using api = await startApi(database, sandbox);
    const { sql } = database;
    const district = await addDistrict(sql, RED_HOOK);
    const owner = await api.enter(await addUser(sql));
    const manager = await api.enter(await addUser(sql, { bidId: district.id }));
    if (kind) sandbox.faults({ s3: { kind } });
    const permission = await permit(owner);
    await put(permission, JPEG);
    const mediaIds = [permission.mediaId];
    const { body: report } = await owner.post("/api/reports", {
      zip: "11231",
      depth: "knee",
      mediaIds,
    });

    await put(permission, PNG);
    const path = `/api/reports/${report.id}`;
    assert.deepEqual((await shownTo(owner, path)).bytes, JPEG);
    await clean({ sql, storage: sandbox.storage }, new Date());
    await put(permission, PNG);
    const expected = { sha256: hashOf(JPEG), bytes: JPEG };
    assert.deepEqual(await shownTo(owner, path), expected);
    assert.deepEqual(await shownTo(manager, path), expected);
    const evidence = await owner.get(`${path}/evidence`);
    assert.equal(evidence.body.report.media[0].sha256, hashOf(JPEG));
  });
}

Deno.test("swapped at the moment of looking, bytes and hash are of one file, or there is none", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const owner = await api.enter(await addUser(database.sql));
  for (let turn = 0; turn < 8; turn++) {
    const permission = await permit(owner);
    await put(permission, JPEG);
    const swaps = Array.from({ length: 6 }, (_, i) => put(permission, i % 2 ? JPEG : PNG));
    const [sent] = await Promise.all([
      owner.post("/api/reports", { zip: "11231", depth: "knee", mediaIds: [permission.mediaId] }),
      ...swaps,
    ]);
    if (sent.status !== 201) {
      assert.equal(sent.body.error.code, "mediaNotUploaded");
      continue;
    }
    const { sha256, bytes } = await shownTo(owner, `/api/reports/${sent.body.id}`);
    assert.equal(sha256, hashOf(bytes!));
  }
});

Deno.test("two reports that claim one file at once leave one copy, and its upload goes after its permission", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const owner = await api.enter(await addUser(database.sql));
  const permission = await permit(owner);
  await put(permission, JPEG);
  const mediaIds = [permission.mediaId];
  await Promise.all(
    [1, 2, 3].map(() => owner.post("/api/reports", { zip: "11231", depth: "knee", mediaIds })),
  );
  const [kept] = await database.sql<[{ objectKey: string }]>`
    select object_key from media where report_id is not null`;
  assert.match(kept.objectKey, /^media\/kept\//);
  await deleteIn(database, sandbox, 20);
  assert.ok(await sandbox.storage.findObject(permission.fields.key), "it may be filled again");
  await deleteIn(database, sandbox, 90);
  assert.equal((await database.sql`select from unwanted_objects`).length, 0);
  assert.equal(await sandbox.storage.findObject(permission.fields.key), undefined);
  assert.ok(await sandbox.storage.findObject(kept.objectKey), "the report's own stays");
  const objects = [...Deno.readDirSync(`${sandbox.state.options.s3.directory}/floodline`)]
    .filter(({ name }) => name.endsWith(".json"));
  assert.equal(objects.length, 1);
});

async function deleteIn(database: TestDatabase, sandbox: TestSandbox, minutes: number) {
  const at = new Date(Date.now() + minutes * 60_000);
  await deleteUnwanted({ sql: database.sql, storage: sandbox.storage }, at);
}

Deno.test("no key tells whose a file is, and no two reports of a person can be joined by theirs", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const user = await addUser(database.sql);
  const owner = await api.enter(user);
  for (let i = 0; i < 2; i++) {
    const permission = await permit(owner);
    await put(permission, JPEG);
    await owner.post("/api/reports", {
      zip: "11231",
      depth: "knee",
      mediaIds: [permission.mediaId],
    });
  }
  const rows = await database.sql<{ id: string; objectKey: string }[]>`
    select id, object_key from media`;
  const [one, two] = rows.map(({ objectKey }) => objectKey.split("/").at(-1)!);
  for (const { id, objectKey } of rows) {
    assert.ok(!objectKey.includes(user.id) && !objectKey.includes(id), objectKey);
  }
  // UUIDs of version 7 begin with the time: neighbors would be told apart from strangers by it.
  assert.match(one!, /^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  assert.notEqual(one!.slice(0, 8), two!.slice(0, 8));
});
