import assert from "node:assert/strict";
import type { PickedMedia } from "@/photo/picked_media.ts";
import { afterAnswer, type Next, type SendAnswer } from "./outcome.ts";

const stored: PickedMedia = {
  key: "a",
  name: "street.jpg",
  kind: "photo",
  state: "stored",
  progress: 1,
  mediaId: "1",
};
const withBytes: PickedMedia = {
  ...stored,
  prepared: { blob: new Blob(["x"]), contentType: "image/jpeg" },
};

const refused = (status: number, code = "any", fields?: Record<string, string>): SendAnswer => (
  { kind: "refused", status, error: { code, message: "No.", fields } }
);
const waits: Next = { kind: "stays", state: "waiting" };

Deno.test("what becomes of a waiting report follows from the answer alone", () => {
  const table: [what: string, answer: SendAnswer, next: Next, files?: PickedMedia[]][] = [
    ["sent", { kind: "sent", location: "/reports/1" }, { kind: "gone" }],
    ["no network, cut off, a hotspot's page", { kind: "noAnswer" }, waits],
    ["too slow", refused(408), waits],
    ["too many at once", refused(429, "tooManyRequests"), waits],
    ["no room to keep it", refused(503, "databaseFull"), waits],
    ["our mistake", refused(500, "internal"), waits],
    ["a gateway", refused(502), waits],
    ["the database is away", refused(503, "databaseUnavailable"), waits],
    ["the storage is away", refused(503, "storageUnavailable"), waits, [withBytes]],
    ["signed out", refused(401, "sessionExpired"), { kind: "stays", state: "needsSignIn" }],
    ["wrong", refused(422), { kind: "stays", state: "refused", refusal: "No." }],
    [
      "wrong in one field",
      refused(422, "invalidInput", { happenedAt: "Reports can go back 7 days." }),
      { kind: "stays", state: "refused", refusal: "Reports can go back 7 days." },
    ],
    ["forbidden", refused(403), { kind: "stays", state: "refused", refusal: "No." }],
    ["gone", refused(404), { kind: "stays", state: "refused", refusal: "No." }],
    ["too large", refused(413), { kind: "stays", state: "refused", refusal: "No." }],
    [
      "its photo was cleaned away, the phone has it",
      refused(422, "mediaNotFound"),
      { ...waits, uploadAgain: true },
      [withBytes],
    ],
    [
      "its photo never arrived, the phone has it",
      refused(422, "mediaNotUploaded"),
      { ...waits, uploadAgain: true },
      [withBytes],
    ],
    [
      "its photo was cleaned away, and the phone has it not",
      refused(422, "mediaNotFound"),
      { kind: "stays", state: "refused", refusal: "No." },
      [withBytes, stored],
    ],
  ];
  for (const [what, answer, next, files = []] of table) {
    assert.deepEqual(afterAnswer(answer, { files }), next, what);
  }
});
