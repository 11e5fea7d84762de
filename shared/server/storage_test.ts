import assert from "node:assert/strict";
import { JPEG } from "../../testing/media.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { Storage, type StorageOptions } from "./storage.ts";
import { storageAdvice, storageFaultOf } from "./storage_errors.ts";
import { storageOrigin } from "./storage_origin.ts";

const KEYS = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "secret" };

const ADDRESSES: [bucket: string, region: string, endpoint: string | undefined, origin: string][] =
  [
    ["city-floods", "us-west-2", undefined, "https://city-floods.s3.us-west-2.amazonaws.com"],
    ["photos.city.example", "us-east-1", undefined, "https://s3.us-east-1.amazonaws.com"],
    ["a.b", "eu-central-1", undefined, "https://s3.eu-central-1.amazonaws.com"],
    ["Photos", "us-east-1", undefined, "https://s3.us-east-1.amazonaws.com"],
    ["city_floods", "us-east-1", undefined, "https://s3.us-east-1.amazonaws.com"],
    ["floods", "cn-north-1", undefined, "https://floods.s3.cn-north-1.amazonaws.com.cn"],
    ["floods", "us-gov-west-1", undefined, "https://floods.s3.us-gov-west-1.amazonaws.com"],
    ["floods", "eusc-de-east-1", undefined, "https://floods.s3.eusc-de-east-1.amazonaws.eu"],
    [
      "floods",
      "auto",
      "https://id.r2.cloudflarestorage.com",
      "https://id.r2.cloudflarestorage.com",
    ],
    ["a.b", "us-east-1", "https://minio.example:9443/path", "https://minio.example:9443"],
  ];

for (const [bucket, region, endpoint, origin] of ADDRESSES) {
  Deno.test(`${bucket} in ${region} ${endpoint ?? ""} is at ${origin}, whatever is signed`, async () => {
    const storage = new Storage({ bucket, region, endpoint, ...KEYS });
    const now = new Date();
    const upload = await storage.permitUpload("k", { contentType: "image/jpeg", maxBytes: 1, now });
    assert.equal(storageOrigin({ bucket, region, endpoint }), origin);
    assert.equal(new URL(upload.url).origin, origin);
    assert.equal(new URL(await storage.signRead("k", "image/jpeg")).origin, origin);
  });
}

const WRONG: [what: string, options: Partial<StorageOptions>, code: string][] = [
  ["a misspelt bucket", { bucket: "flodline" }, "NoSuchBucket"],
  ["a wrong secret", { secretAccessKey: "not-the-secret" }, "SignatureDoesNotMatch"],
  ["an unknown key", { accessKeyId: "AKIANOBODYKNOWS" }, "InvalidAccessKeyId"],
  ["a store that is not there", { endpoint: "http://127.0.0.1:1" }, "ECONNREFUSED"],
];

for (const [what, options, code] of WRONG) {
  Deno.test(`${what} is told by its code, whatever is asked`, async () => {
    await using sandbox = await startSandbox();
    const { s3 } = sandbox.state.options;
    const storage = new Storage({ endpoint: sandbox.url, region: "us-east-1", ...s3, ...options });
    const asked = [
      storage.findObject("media/none.jpg"),
      storage.put("media/a.jpg", JPEG, "image/jpeg"),
      storage.copy("media/a.jpg", "media/b", { etag: "a", contentType: "image/jpeg" }),
      storage.read("media/a.jpg"),
      storage.remove(["media/a.jpg"]),
      storage.check(),
    ];
    for (const [i, answer] of (await Promise.allSettled(asked)).entries()) {
      assert.ok(answer.status === "rejected", String(i));
      assert.equal(storageFaultOf(answer.reason).code, code, String(i));
    }
    assert.doesNotMatch(storageAdvice(code), /error codes/);
  });
}

for (
  const kind of [
    "NoSuchBucket",
    "SignatureDoesNotMatch",
    "InvalidAccessKeyId",
    "AccessDenied",
    "PermanentRedirect",
    "RequestTimeTooSkewed",
  ] as const
) {
  Deno.test(`${kind} is no missing file, and has advice`, async () => {
    await using sandbox = await startSandbox();
    sandbox.faults({ s3: { kind } });
    await assert.rejects(
      sandbox.storage.findObject("media/none.jpg"),
      (error) => storageFaultOf(error).code === kind,
    );
    assert.doesNotMatch(storageAdvice(kind), /error codes/);
  });
}

Deno.test("a store that is well says so, and keeps nothing of it", async () => {
  await using sandbox = await startSandbox();
  await sandbox.storage.check();
  const asked = sandbox.requests("s3").map(({ method, status }) => `${method} ${status}`);
  assert.deepEqual(asked, ["PUT 200", "GET 206", "HEAD 200", "POST 200", "GET 404"]);
});

Deno.test("a store that deletes nothing is not taken at its 200", async () => {
  await using sandbox = await startSandbox();
  sandbox.faults({ s3: { kind: "deleteDenied" } });
  await assert.rejects(
    sandbox.storage.remove(["media/a.jpg"]),
    (error) => storageFaultOf(error).code === "AccessDenied",
  );
});

Deno.test("a fault without a code of its own is told by its status, never as unknown", () => {
  const http = (name: string) =>
    Object.assign(new Error(name), { name, $metadata: { httpStatusCode: 502 } });
  for (const name of ["Unknown", "UnknownError", "Error", "SyntaxError"]) {
    assert.equal(storageFaultOf(http(name)).code, "HTTP 502", name);
  }
});
