import assert from "node:assert/strict";
import { UploadError } from "@/photo/upload.ts";
import type { Connection } from "./deliver.ts";
import { type PhotoSent, sendPhoto } from "./round_photos.ts";

const PHOTO = {
  reportId: "0199f000-0000-7000-8000-000000000001",
  prepared: { blob: new Blob(["a"]), contentType: "image/jpeg" },
};

/** Notes what was posted, and gives these answers one after the other. */
function connectionWith(answers: (Response | undefined)[], upload = () => Promise.resolve("new")) {
  const posted: unknown[] = [];
  const connection: Connection = {
    fetch: (url, init) => {
      posted.push([url, JSON.parse(String(init!.body)).mediaIds]);
      const answer = answers.shift();
      return answer ? Promise.resolve(answer) : Promise.reject(new TypeError("offline"));
    },
    upload,
  };
  return { connection, posted };
}

const refusal = (status: number, code: string, message = code) =>
  Response.json({ error: { code, message } }, { status });
const failing = (error: UploadError) => () => Promise.reject(error);

type Case = [
  what: string,
  answers: (Response | undefined)[],
  result: PhotoSent,
  upload?: () => Promise<string>,
];
const CASES: Case[] = [
  ["taken", [Response.json({})], { kind: "sent" }],
  ["no answer", [undefined], { kind: "later" }],
  ["a hotspot's page in our place", [new Response("<p>", { status: 418 })], { kind: "later" }],
  ["we are down", [refusal(503, "busy")], { kind: "later" }],
  ["too many at once", [refusal(429, "tooManyRequests")], { kind: "later" }],
  ["signed out", [refusal(401, "sessionExpired")], { kind: "later" }],
  ["the report is gone", [refusal(404, "reportNotFound", "There is none.")], {
    kind: "refused",
    words: "There is none.",
  }],
  ["not of the staff any more", [refusal(403, "notStaff", "Not yours.")], {
    kind: "refused",
    words: "Not yours.",
  }],
  ["the line breaks in the upload", [], { kind: "later" }, failing(new UploadError("offline"))],
  ["storage is down", [], { kind: "later" }, failing(new UploadError("busy"))],
  [
    "the upload is refused",
    [],
    { kind: "refused", words: "Too large." },
    failing(
      new UploadError("refused", "Too large."),
    ),
  ],
];

for (const [what, answers, result, upload] of CASES) {
  Deno.test(`a photo by the crew, sent: ${what}`, async () => {
    const { connection } = connectionWith(answers, upload);
    assert.deepEqual(await sendPhoto(PHOTO, connection), result);
  });
}

Deno.test("a file that is stored is not uploaded again, unless it waited too long and is gone", async () => {
  const path = `/api/district/reports/${PHOTO.reportId}/pictures`;
  const stored = { ...PHOTO, mediaId: "old" };
  const once = connectionWith([Response.json({})]);
  assert.deepEqual(await sendPhoto(stored, once.connection), { kind: "sent" });
  assert.deepEqual(once.posted, [[path, ["old"]]]);
  const gone = connectionWith([refusal(422, "mediaNotFound"), Response.json({})]);
  assert.deepEqual(await sendPhoto(stored, gone.connection), { kind: "sent" });
  assert.deepEqual(gone.posted, [[path, ["old"]], [path, ["new"]]]);
});

Deno.test("a photo that is taken back while it goes up comes to no report", async () => {
  const { connection, posted } = connectionWith([Response.json({})]);
  const stored: string[] = [];
  const result = await sendPhoto(PHOTO, connection, (mediaId) => {
    stored.push(mediaId);
    return Promise.resolve(false);
  });
  assert.deepEqual([result, stored, posted], [{ kind: "takenBack" }, ["new"], []]);
});

Deno.test("a fault of our own is no dead line: it is thrown", async () => {
  const { connection } = connectionWith([], () => Promise.reject(new TypeError("ours")));
  await assert.rejects(sendPhoto(PHOTO, connection), /ours/);
});
