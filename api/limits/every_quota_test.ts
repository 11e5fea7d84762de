// Each quota of the table is tried at its own number: what is within it is served, what is beyond is refused
// before anything is done, with the seconds after which it is served again.
import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import type { Answer, HttpClient } from "../../testing/http_client.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { costOf, fileCost, type QuotaName, QUOTAS } from "./limits.ts";

const VIDEO_BYTES = 100_000_000;

interface Trial {
  ask: (person: HttpClient) => Promise<Answer>;
  points: number;
}

const TRIALS: Record<QuotaName, Trial> = {
  reading: {
    ask: (person) => person.get("/api/network/zips"),
    points: costOf("GET", "/api/network/zips").points,
  },
  reports: {
    ask: (person) => person.post("/api/reports", { zip: "11231", depth: "knee" }),
    points: costOf("POST", "/api/reports").points,
  },
  changes: {
    ask: (person) => person.patch("/api/me", { language: "es" }),
    points: costOf("PATCH", "/api/me").points,
  },
  staffWork: {
    ask: (person) =>
      person.patch(`/api/district/reports/${crypto.randomUUID()}`, { status: "seen" }),
    points: costOf("PATCH", "/api/district/reports/:id").points,
  },
  uploads: {
    ask: (person) =>
      person.post("/api/uploads", { contentType: "video/mp4", sizeBytes: VIDEO_BYTES }),
    points: fileCost(VIDEO_BYTES).points,
  },
  exports: {
    ask: (person) => person.get("/api/me/export"),
    points: costOf("GET", "/api/me/export").points,
  },
  imports: {
    // Without a file, which costs as much.
    ask: (person) => person.post("/api/district/imports/boundary", {}),
    points: costOf("POST", "/api/district/imports/:kind").points,
  },
};

Deno.test("what a person may ask at once of each kind ends, says when, and goes on then", async (t) => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const district = await addDistrict(database.sql, RED_HOOK);
  for (const [name, { ask, points }] of Object.entries(TRIALS) as [QuotaName, Trial][]) {
    await t.step(name, async () => {
      api.clock.set(new Date());
      const { person: limit, refusal } = QUOTAS[name];
      const person = await api.enter(await addUser(database.sql, { bidId: district.id }));
      const most = Math.floor(limit.most / points);
      for (let n = 0; n < most; n++) {
        const { status, text } = await ask(person);
        assert.ok(status < 429, `${n + 1} of ${most}: ${status} ${text}`);
      }
      const { status, body, headers } = await ask(person);
      assert.deepEqual([status, body.error.code], [429, refusal]);
      const seconds = Number(headers.get("retry-after"));
      assert.ok(seconds >= 1);
      // Somebody else goes on.
      const other = await api.enter(await addUser(database.sql, { bidId: district.id }));
      assert.ok((await ask(other)).status < 429);
      api.clock.forward(seconds / 60);
      assert.ok((await ask(person)).status < 429, `${seconds} seconds later`);
    });
  }
});
