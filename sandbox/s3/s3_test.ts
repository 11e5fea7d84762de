import assert from "node:assert/strict";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...Array(96).fill(7)]);
const KEY = "reports/1/photo one.jpg";
const ORIGIN = "http://localhost:8080";

async function permit(sandbox: TestSandbox, more: { redirectTo?: string; maxBytes?: number } = {}) {
  return await sandbox.storage.permitUpload(KEY, {
    contentType: "image/jpeg",
    maxBytes: 1000,
    now: new Date(),
    ...more,
  });
}

async function post(
  { url, fields }: { url: string; fields: Record<string, string> },
  file: Uint8Array<ArrayBuffer> = JPEG,
  headers: HeadersInit = {},
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([file], { type: "image/jpeg" }), "IMG 1.jpg");
  const response = await fetch(url, { method: "POST", body: form, headers, redirect: "manual" });
  return { response, body: await response.text() };
}

async function stored(sandbox: TestSandbox): Promise<boolean> {
  return await sandbox.storage.findObject(KEY) !== undefined;
}

Deno.test("a permitted form is stored, found, shown by a signed address and removed", async () => {
  await using sandbox = await startSandbox();
  const { response } = await post(await permit(sandbox));
  assert.equal(response.status, 204);
  const found = await sandbox.storage.findObject(KEY);
  assert.equal(found?.sizeBytes, 100);
  assert.deepEqual(found?.head, JPEG);
  const shown = await fetch(await sandbox.storage.signRead(KEY, "image/png"));
  assert.equal(shown.headers.get("content-type"), "image/png");
  assert.deepEqual(new Uint8Array(await shown.arrayBuffer()), JPEG);
  await sandbox.storage.remove([KEY, "never/there.jpg"]);
  assert.equal(await stored(sandbox), false);
});

Deno.test("a plain form's browser is sent back with bucket, key and etag", async () => {
  await using sandbox = await startSandbox();
  const redirectTo = "http://localhost:8080/reports/1/photo?mediaId=9";
  const { response } = await post(await permit(sandbox, { redirectTo }));
  assert.equal(response.status, 303);
  const location = new URL(response.headers.get("location")!);
  assert.equal(location.pathname, "/reports/1/photo");
  assert.deepEqual(Object.fromEntries(location.searchParams), {
    mediaId: "9",
    bucket: "floodline",
    key: KEY,
    etag: response.headers.get("etag"),
  });
});

for (
  const [what, change, code] of [
    ["a forged policy", { policy: btoa("{}") }, "SignatureDoesNotMatch"],
    ["a forged signature", { "X-Amz-Signature": "0".repeat(64) }, "SignatureDoesNotMatch"],
    ["another key", { key: "reports/2/x.jpg" }, "AccessDenied"],
    ["another type", { "Content-Type": "text/html" }, "AccessDenied"],
    ["a field the policy does not name", { acl: "public-read" }, "AccessDenied"],
  ] as [string, Record<string, string>, string][]
) {
  Deno.test(`refuses a form with ${what}`, async () => {
    await using sandbox = await startSandbox();
    const { url, fields } = await permit(sandbox);
    const { response, body } = await post({ url, fields: { ...fields, ...change } });
    assert.equal(response.status, 403);
    assert.match(body, new RegExp(`<Code>${code}</Code>`));
    assert.equal(await stored(sandbox), false);
  });
}

Deno.test("refuses a file that is too large, or empty", async () => {
  await using sandbox = await startSandbox();
  const large = await post(await permit(sandbox), new Uint8Array(1001));
  assert.match(large.body, /EntityTooLarge/);
  const empty = await post(await permit(sandbox), new Uint8Array(0));
  assert.match(empty.body, /EntityTooSmall/);
  assert.deepEqual([large.response.status, empty.response.status], [400, 400]);
  assert.equal(await stored(sandbox), false);
});

Deno.test("refuses a form after its policy's time", async () => {
  let now = new Date();
  await using sandbox = await startSandbox({ now: () => now });
  const permission = await permit(sandbox);
  now = new Date(Date.now() + 16 * 60_000);
  assert.match((await post(permission)).body, /Policy expired/);
});

Deno.test("a video of 100 MB passes through", async () => {
  await using sandbox = await startSandbox();
  const size = 100_000_000;
  const { response } = await post(
    await permit(sandbox, { maxBytes: size }),
    new Uint8Array(size).fill(42),
  );
  assert.equal(response.status, 204);
  assert.equal((await sandbox.storage.findObject(KEY))?.sizeBytes, size);
  const url = await sandbox.storage.signRead(KEY, "video/mp4");
  const tail = await fetch(url, { headers: { range: "bytes=-10" } });
  assert.equal(tail.status, 206);
  assert.equal(tail.headers.get("content-range"), `bytes ${size - 10}-${size - 1}/${size}`);
  assert.equal(await tail.text(), "*".repeat(10));
});

Deno.test("a signed address works until its time, for its object, unchanged", async () => {
  let now = new Date();
  await using sandbox = await startSandbox({ now: () => now });
  await post(await permit(sandbox));
  const url = await sandbox.storage.signRead(KEY, "image/jpeg");
  const read = async (address: string) => {
    const response = await fetch(address);
    return `${response.status} ${/<Code>(\w+)/.exec(await response.text())?.[1] ?? ""}`.trim();
  };
  assert.equal(await read(url), "200");
  assert.equal(await read(url.replace("/1/", "/2/")), "403 SignatureDoesNotMatch");
  assert.equal(await read(url.replace("Expires=600", "Expires=6000")), "403 SignatureDoesNotMatch");
  assert.equal(await read(url.split("?")[0]!), "403 AccessDenied");
  now = new Date(Date.now() + 11 * 60_000);
  assert.equal(await read(url), "403 AccessDenied");
});

Deno.test("refuses another account's key and another's secret", async () => {
  await using sandbox = await startSandbox();
  await using other = await startSandbox({
    s3: { ...sandbox.state.options.s3, secretAccessKey: "another-secret" },
  });
  const { url, fields } = await permit(sandbox);
  const elsewhere = url.replace(sandbox.url, other.url);
  assert.match((await post({ url: elsewhere, fields })).body, /SignatureDoesNotMatch/);
});

Deno.test("lets FloodLine's pages upload and no others", async () => {
  await using sandbox = await startSandbox();
  const permission = await permit(sandbox);
  const preflight = (origin: string) =>
    fetch(permission.url, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST" },
    });
  const ours = await preflight(ORIGIN);
  assert.equal(ours.status, 200);
  assert.equal(ours.headers.get("access-control-allow-origin"), ORIGIN);
  await ours.body?.cancel();
  const theirs = await preflight("http://evil.example");
  assert.equal(theirs.status, 403);
  assert.match(await theirs.text(), /CORSResponse/);
  const { response } = await post(permission, JPEG, { origin: ORIGIN });
  assert.equal(response.headers.get("access-control-allow-origin"), ORIGIN);
});

Deno.test("an object that is not there is 404 by HEAD and by GET", async () => {
  await using sandbox = await startSandbox();
  assert.equal(await sandbox.storage.findObject("nothing"), undefined);
  const response = await fetch(await sandbox.storage.signRead("nothing", "image/png"));
  assert.equal(response.status, 404);
  assert.match(await response.text(), /NoSuchKey/);
});

Deno.test("a body that is no form is refused, not a crash", async () => {
  await using sandbox = await startSandbox();
  const { url } = await permit(sandbox);
  const send = async (body: BodyInit, type: string) => {
    const response = await fetch(url, { method: "POST", headers: { "content-type": type }, body });
    return `${response.status} ${/<Code>(\w+)/.exec(await response.text())?.[1]}`;
  };
  assert.equal(await send("{}", "application/json"), "400 MalformedPOSTRequest");
  assert.equal(
    await send("--x\r\ncontent-dis", "multipart/form-data; boundary=x"),
    "400 MalformedPOSTRequest",
  );
  assert.equal(
    await send("--x--\r\n", "multipart/form-data; boundary=x"),
    "400 InvalidArgument",
  );
});

Deno.test("is down, or broken, when told to be", async () => {
  await using sandbox = await startSandbox();
  const { url } = await permit(sandbox);
  sandbox.faults({ s3: { kind: "down", times: 1 } });
  await assert.rejects(fetch(url, { method: "HEAD" }), TypeError);
  sandbox.faults({ s3: { kind: "500" } });
  await assert.rejects(sandbox.storage.findObject(KEY));
});
