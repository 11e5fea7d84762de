// What is signed counts as it was signed: callbacks of the carrier, sessions, permissions to upload.
import assert from "node:assert/strict";
import fc from "fast-check";
import { UPLOAD_SECONDS } from "shared/server/storage.ts";
import { runs } from "../testing/fuzz/runs.ts";
import { startSandbox } from "../testing/sandbox.ts";
import { sign } from "../sandbox/twilio/signature.ts";
import { deriveKeys } from "./sessions/keys.ts";
import { readSession, signSession } from "./sessions/session.ts";

const FIELDS = fc.dictionary(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,12}$/),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  { minKeys: 1, maxKeys: 6 },
);

Deno.test("a callback counts where the carrier signed this address and these fields, and nowhere else", async () => {
  await using sandbox = await startSandbox();
  const { authToken } = sandbox.carrier.options;
  const url = "https://floodline.example/api/twilio/inbound";
  await fc.assert(
    fc.asyncProperty(FIELDS, fc.nat(), fc.string(), async (fields, at, other) => {
      const signature = sign(authToken, url, fields);
      assert.ok(await sandbox.carrier.isSigned(url, fields, signature));
      const name = Object.keys(fields)[at % Object.keys(fields).length]!;
      const { [name]: _, ...fewer } = fields;
      const wrong: [string, Record<string, string>, string | undefined][] = [
        [`${url}?a=1`, fields, signature],
        [url, { ...fields, [name]: `${fields[name]}x` }, signature],
        [url, fewer, signature],
        [url, { ...fields, [`${name}Z`]: "" }, signature],
        [url, fields, other],
        [url, fields, undefined],
        [url, fields, sign(`${authToken}x`, url, fields)],
      ];
      for (const [address, sent, signed] of wrong) {
        assert.ok(!await sandbox.carrier.isSigned(address, sent, signed));
      }
    }),
    runs(100),
  );
});

Deno.test("a session is what we signed: with one letter changed, or by another key, it is none", async () => {
  const [keys, others] = await Promise.all(
    ["one secret of this house", "the secret of another"].map((secret) => deriveKeys(secret)),
  );
  const now = new Date("2026-11-22T18:00:00Z");
  const person = fc.record({ id: fc.uuid(), userId: fc.uuid(), bidId: fc.uuid() });
  await fc.assert(
    fc.asyncProperty(person, fc.nat(), fc.base64String(), async (who, at, forged) => {
      const session = { ...who, role: "crew", signedInAt: now, readAt: now } as const;
      const token = await signSession(session, keys!.session);
      assert.deepEqual(await readSession(token, keys!, now), session);
      const place = at % token.length;
      // The last letters of a part may stand for the same bytes.
      const bytes = (text: string) =>
        text.split(".").map((part) => atob(part.replace(/-/g, "+").replace(/_/g, "/")));
      const changed = token.slice(0, place) + (token[place] === "A" ? "B" : "A") +
        token.slice(place + 1);
      if (token[place] !== "." && String(bytes(changed)) !== String(bytes(token))) {
        assert.equal(await readSession(changed, keys!, now), undefined, `letter ${place}`);
      }
      assert.equal(await readSession(token, others!, now), undefined);
      const [, payload] = token.split(".");
      const none = btoa('{"alg":"none"}').replace(/=+$/, "");
      for (const wrong of [forged, `${none}.${payload}.`, `${none}.${payload}.${forged}`]) {
        assert.equal(await readSession(wrong, keys!, now), undefined, wrong);
      }
    }),
    runs(200),
  );
});

Deno.test("a permission to upload is for one key, one type, one size and its time, whatever is changed", async () => {
  let now = new Date();
  await using sandbox = await startSandbox({ now: () => now });
  const text = fc.stringMatching(/^[a-z0-9/]{1,20}$/);
  const change = fc.oneof(
    text.map((key) => ({ key: `other/${key}` })),
    text.map((type) => ({ "Content-Type": `text/${type}` })),
    fc.base64String({ minLength: 8 }).map((policy) => ({ Policy: policy })),
    fc.stringMatching(/^[0-9a-f]{64}$/).map((signature) => ({ "X-Amz-Signature": signature })),
    text.map((acl) => ({ acl })),
    text.map((address) => ({ success_action_redirect: `https://evil.example/${address}` })),
  ) as fc.Arbitrary<Record<string, string>>;
  await fc.assert(
    fc.asyncProperty(
      fc.uuid(),
      fc.integer({ min: 1, max: 500 }),
      change,
      async (id, most, change) => {
        now = new Date();
        const key = `media/${id}.jpg`;
        const permission = await sandbox.storage.permitUpload(key, {
          contentType: "image/jpeg",
          maxBytes: most,
          now,
        });
        const send = async (fields: Record<string, string>, size: number) => {
          const form = new FormData();
          for (const [name, value] of Object.entries({ ...permission.fields, ...fields })) {
            form.append(name, value);
          }
          form.append("file", new Blob([new Uint8Array(size)]));
          const response = await fetch(permission.url, {
            method: "POST",
            body: form,
            redirect: "manual",
          });
          await response.body?.cancel();
          return response.status;
        };
        assert.ok(await send(change, most) >= 400, JSON.stringify(change));
        assert.ok(await send({}, most + 1) >= 400, "too large");
        assert.ok(await send({}, 0) >= 400, "empty");
        assert.ok(await send({}, most) < 300, "as it was permitted");
        now = new Date(now.getTime() + (UPLOAD_SECONDS + 1) * 1_000);
        assert.ok(await send({}, most) >= 400, "too late");
      },
    ),
    runs(15),
  );
});
