import assert from "node:assert/strict";
import { HttpError } from "fresh";
import { readForm } from "./read_form.ts";

const FORM = "application/x-www-form-urlencoded";

function post(body: BodyInit, type: string | null = FORM): Request {
  const headers = new Headers(type === null ? {} : { "content-type": type });
  const request = new Request("https://floodline.test/sign-in", { method: "POST", body, headers });
  if (type === null) request.headers.delete("content-type");
  return request;
}

/** Pieces of 16 kB that tell no length; how many were taken. */
function endless() {
  let taken = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (stream) => {
      taken++;
      stream.enqueue(new Uint8Array(16 * 1024).fill(0x61));
    },
  });
  return { body, taken: () => taken };
}

const bytes = (...parts: (string | number[])[]) =>
  new Blob(parts.map((part) => typeof part === "string" ? part : new Uint8Array(part)));

const REFUSED: [what: string, request: Request, status: number][] = [
  ["no content type", post(bytes("phone=1"), null), 415],
  ["JSON", post("{}", "application/json"), 415],
  ["plain text", post("phone=1", "text/plain"), 415],
  ["a type that only begins alike", post("phone=1", `${FORM}x`), 415],
  ["multipart without a boundary", post("--x\r\n", "multipart/form-data"), 400],
  [
    "multipart of another boundary",
    post("--y\r\n\r\n--y--", "multipart/form-data; boundary=x"),
    400,
  ],
  ["bytes that are no text", post(bytes("note=", [0xc3, 0x28])), 400],
  ["escapes that are no text", post("note=%C3%28"), 400],
  ["half a letter at the end", post("note=%E6%97"), 400],
  ["64 kB and a byte", post("x".repeat(64 * 1024 + 1)), 413],
];

for (const [what, request, status] of REFUSED) {
  Deno.test(`${what}: ${status}`, async () => {
    await assert.rejects(readForm(request), (error) => {
      assert.ok(error instanceof HttpError);
      return error.status === status;
    });
  });
}

for (const type of [FORM, "multipart/form-data; boundary=x"]) {
  Deno.test(`a body without an end is read no further than it may be: ${type}`, async () => {
    const { body, taken } = endless();
    await assert.rejects(readForm(post(body, type)), { status: 413 });
    assert.ok(taken() <= 6, `${taken()} pieces were taken`);
  });
}

Deno.test("what forms send is read, whichever way they send it", async () => {
  const typed = new FormData();
  typed.append("note", "日本 🌧️ 100%\r\nsecond line");
  const request = new Request("https://floodline.test/", { method: "POST", body: typed });
  assert.equal((await readForm(request)).get("note"), "日本 🌧️ 100%\r\nsecond line");
  const encoded = await readForm(post(new URLSearchParams({ note: "日本 🌧️ 100%" })));
  assert.equal(encoded.get("note"), "日本 🌧️ 100%");
  assert.equal((await readForm(post("note=100%"))).get("note"), "100%");
  assert.equal((await readForm(post("note=%EF%BF%BD"))).get("note"), "\uFFFD", "sent as itself");
  assert.equal((await readForm(post("note=x", `${FORM}; charset=UTF-8`))).get("note"), "x");
  assert.deepEqual([...await readForm(post(""))], []);
});

Deno.test("no page reads a form in another way", async () => {
  const folders = ["routes", "components"].map((name) => new URL(`../${name}/`, import.meta.url));
  while (folders.length > 0) {
    const folder = folders.pop()!;
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      const url = new URL(name, folder);
      if (isDirectory) folders.push(new URL(`${url}/`));
      else if (/\.tsx?$/.test(name)) {
        assert.doesNotMatch(
          await Deno.readTextFile(url),
          /req\.(formData|text|json|blob|arrayBuffer|bytes)\(/,
          name,
        );
      }
    }
  }
});
