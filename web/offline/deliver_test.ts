import assert from "node:assert/strict";
import type { PickedMedia } from "@/photo/picked_media.ts";
import { UploadError } from "@/photo/upload.ts";
import { type Connection, deliver } from "./deliver.ts";

const file = (key: string, mediaId?: string): PickedMedia => ({
  key,
  name: `${key}.jpg`,
  kind: "photo",
  state: "waiting",
  progress: 0,
  mediaId,
  prepared: { blob: new Blob([key]), contentType: "image/jpeg" },
});
const report = { fields: { zip: "11231", depth: "knee" }, files: [file("a", "old"), file("b")] };
const sent = () => Promise.resolve(Response.json({ location: "/reports/1" }));

/** Stores every file; notes what was posted. */
function connection(answer: () => Promise<Response>, upload?: () => Promise<string>) {
  const posted: [string, string][][] = [];
  const connection: Connection = {
    fetch: (_url, init) => {
      posted.push([...(init!.body as FormData)] as [string, string][]);
      return answer();
    },
    upload: upload ?? (({ blob }) => blob.text().then((text) => `new-${text}`)),
  };
  return { connection, posted };
}

Deno.test("uploads what is not stored yet, tells of each file, and posts the form once", async () => {
  const { connection: net, posted } = connection(sent);
  const told: unknown[] = [];
  const answer = await deliver(report, net, (files) => {
    told.push(files.map(({ mediaId }) => mediaId));
    return Promise.resolve();
  });
  assert.deepEqual(answer, { kind: "sent", location: "/reports/1" });
  assert.deepEqual(told, [["old", "new-b"]]);
  assert.deepEqual(posted, [[
    ["zip", "11231"],
    ["depth", "knee"],
    ["mediaIds", "old"],
    ["mediaIds", "new-b"],
  ]]);
});

Deno.test("a file that cannot go up stops the report, and says why", async () => {
  const failing = async (reason: ConstructorParameters<typeof UploadError>[0]) => {
    const { connection: net, posted } = connection(
      sent,
      () => Promise.reject(new UploadError(reason, "Not a photo.")),
    );
    const answer = await deliver(report, net);
    assert.equal(posted.length, 0);
    return answer.kind === "refused" ? `${answer.status} ${answer.error.message}` : answer.kind;
  };
  assert.equal(await failing("offline"), "noAnswer");
  assert.equal(await failing("busy"), "noAnswer");
  assert.equal(await failing("signedOut"), "401 Not a photo.");
  assert.equal(await failing("refused"), "422 Not a photo.");
});

Deno.test("only FloodLine's own words count as an answer", async () => {
  const answers: [what: string, answer: () => Promise<Response>][] = [
    ["cut off", () => Promise.reject(new TypeError("network"))],
    ["a hotspot's page", () => Promise.resolve(new Response("<h1>Welcome to Wi-Fi</h1>"))],
    ["a gateway's words", () => Promise.resolve(new Response("Bad Gateway", { status: 502 }))],
    ["half of it", () => Promise.resolve(new Response('{"location": "/rep'))],
  ];
  for (const [what, answer] of answers) {
    const { connection: net } = connection(answer);
    assert.deepEqual(await deliver(report, net), { kind: "noAnswer" }, what);
  }
  const error = { code: "invalidInput", message: "No." };
  const { connection: net } = connection(() =>
    Promise.resolve(Response.json({ error }, { status: 422 }))
  );
  assert.deepEqual(await deliver(report, net), { kind: "refused", status: 422, error });
});
