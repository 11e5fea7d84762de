// SHA-256 through the AWS SDK's own client: stated, checked, worked out, told.
import {
  CopyObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { ObjectChanged } from "shared/server/storage.ts";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";

const BYTES = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...Array(96).fill(7)]);
const SHA256 = createHash("sha256").update(BYTES).digest();
const OTHER = createHash("sha256").update("other bytes").digest("base64");
const OBJECT = { Bucket: "floodline", Key: "media/1/photo.jpg" };

function client({ url, state }: TestSandbox): S3Client {
  return new S3Client({
    endpoint: url,
    region: "us-east-1",
    credentials: state.options.s3,
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
  });
}

async function post(sandbox: TestSandbox, sha256?: string, change: Record<string, string> = {}) {
  const { url, fields } = await sandbox.storage.permitUpload(OBJECT.Key, {
    contentType: "image/jpeg",
    maxBytes: 1000,
    now: new Date(),
    sha256,
  });
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...change })) form.append(name, value);
  form.append("file", new Blob([BYTES]), "photo.jpg");
  const response = await fetch(url, { method: "POST", body: form });
  return { status: response.status, body: await response.text() };
}

Deno.test("a form permitted for a hash stores those bytes, and tells their hash", async () => {
  await using sandbox = await startSandbox();
  assert.equal((await post(sandbox, SHA256.toString("base64"))).status, 204);
  const found = await sandbox.storage.findObject(OBJECT.Key);
  assert.equal(found?.sha256, SHA256.toString("hex"));
});

Deno.test("a form permitted for other bytes is refused, and so is one whose hash was changed since", async () => {
  await using sandbox = await startSandbox();
  const wrong = await post(sandbox, OTHER);
  assert.equal(wrong.status, 400);
  assert.match(wrong.body, /<Code>BadDigest<\/Code>/);
  const forged = await post(sandbox, OTHER, {
    "x-amz-checksum-sha256": SHA256.toString("base64"),
  });
  assert.equal(forged.status, 403);
  assert.match(forged.body, /<Code>AccessDenied<\/Code>/);
  assert.equal(await sandbox.storage.findObject(OBJECT.Key), undefined);
});

Deno.test("a form may not bring a hash that its policy does not name", async () => {
  await using sandbox = await startSandbox();
  const { body } = await post(sandbox, undefined, { "x-amz-checksum-sha256": OTHER });
  assert.match(body, /Extra input fields: x-amz-checksum-sha256/);
});

Deno.test("a put is held to its hash", async () => {
  await using sandbox = await startSandbox();
  const s3 = client(sandbox);
  const put = (more: object) => s3.send(new PutObjectCommand({ ...OBJECT, Body: BYTES, ...more }));
  await put({ ChecksumAlgorithm: "SHA256" });
  const head = new HeadObjectCommand({ ...OBJECT, ChecksumMode: "ENABLED" });
  assert.equal((await s3.send(head)).ChecksumSHA256, SHA256.toString("base64"));
  assert.equal((await s3.send(new HeadObjectCommand(OBJECT))).ChecksumSHA256, undefined);
  await assert.rejects(put({ ChecksumSHA256: OTHER }), { name: "BadDigest" });
  await assert.rejects(put({ ChecksumSHA256: "short" }), { name: "InvalidRequest" });
  assert.equal(await sandbox.storage.put("2", BYTES, "image/jpeg"), SHA256.toString("hex"));
});

Deno.test("what came without a hash gets one by a copy, and keeps its bytes", async () => {
  await using sandbox = await startSandbox();
  const { storage } = sandbox;
  await post(sandbox);
  const { sha256, etag } = (await storage.findObject(OBJECT.Key))!;
  assert.equal(sha256, undefined);
  const how = { etag, contentType: "image/png" };
  assert.equal(await storage.copy(OBJECT.Key, "media/kept", how), SHA256.toString("hex"));
  const found = await storage.findObject("media/kept");
  assert.deepEqual([found?.sha256, found?.sizeBytes], [SHA256.toString("hex"), BYTES.length]);
  assert.deepEqual(found?.head, BYTES);
  const kept = { Bucket: OBJECT.Bucket, Key: "media/kept" };
  const { ContentType } = await client(sandbox).send(new HeadObjectCommand(kept));
  assert.equal(ContentType, "image/png");
});

for (const kind of ["minio", "r2"] as const) {
  Deno.test(`a store like ${kind} copies without a hash of the copy`, async () => {
    await using sandbox = await startSandbox();
    const { storage } = sandbox;
    await post(sandbox, SHA256.toString("base64"));
    sandbox.faults({ s3: { kind } });
    const { etag, sha256 } = (await storage.findObject(OBJECT.Key))!;
    assert.equal(sha256, SHA256.toString("hex"), "it has checked the upload itself");
    const how = { etag, contentType: "image/png" };
    assert.equal(await storage.copy(OBJECT.Key, "media/kept", how), undefined);
    const kept = await storage.findObject("media/kept");
    assert.deepEqual([kept?.head, kept?.sha256], [BYTES, undefined]);
  });
}

for (const kind of ["ceph", "r2"] as const) {
  Deno.test(`what was replaced after it was looked at is not copied, by ${kind}`, async () => {
    await using sandbox = await startSandbox();
    const { storage } = sandbox;
    sandbox.faults({ s3: { kind } });
    await post(sandbox);
    const { etag } = (await storage.findObject(OBJECT.Key))!;
    await storage.put(OBJECT.Key, new Uint8Array([1, 2, 3]), "image/png");
    const how = { etag, contentType: "image/png" };
    await assert.rejects(storage.copy(OBJECT.Key, "media/kept", how), ObjectChanged);
    await storage.remove([OBJECT.Key]);
    await assert.rejects(storage.copy(OBJECT.Key, "media/kept", how), ObjectChanged);
    assert.equal(await storage.findObject("media/kept"), undefined);
  });
}

Deno.test("a copy that changes nothing, or of nothing, is refused; another's copy keeps type and hash", async () => {
  await using sandbox = await startSandbox();
  await post(sandbox, SHA256.toString("base64"));
  const s3 = client(sandbox);
  const copy = (Key: string, source: string, more: object = {}) =>
    s3.send(new CopyObjectCommand({ ...OBJECT, Key, CopySource: `floodline/${source}`, ...more }));
  const onItself = copy(OBJECT.Key, OBJECT.Key, { ChecksumAlgorithm: "SHA256" });
  await assert.rejects(onItself, { name: "InvalidRequest" });
  await assert.rejects(copy("x", "never/there.jpg"), { name: "NoSuchKey" });
  await copy("media/2/copy.jpg", OBJECT.Key);
  const head = await s3.send(
    new HeadObjectCommand({ ...OBJECT, Key: "media/2/copy.jpg", ChecksumMode: "ENABLED" }),
  );
  assert.deepEqual([head.ContentType, head.ChecksumSHA256], [
    "image/jpeg",
    SHA256.toString("base64"),
  ]);
});
