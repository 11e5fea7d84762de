import assert from "node:assert/strict";
import { noteSecurity } from "shared/server/security_log.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { run } from "../../tools/admin.ts";
import { isAlarming, watchLimits } from "./limits.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

Deno.test("one who asks too often is no alarm; a limit that stops others is, and so are many", () => {
  assert.equal(isAlarming([]), false);
  assert.equal(isAlarming([{ limit: "number", times: 19 }]), false);
  assert.equal(isAlarming([{ limit: "number", times: 12 }, { limit: "address", times: 8 }]), true);
  assert.equal(isAlarming([{ limit: "all", times: 1 }]), true);
  assert.equal(isAlarming([{ limit: "neighbors", times: 1 }]), true);
});

Deno.test("limits that bite are in the operator's status until they no longer do", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const status = (at: Date) => run(sql, ["status"], at);
  await watchLimits({ sql }, NOW);
  assert.doesNotMatch(await status(NOW), /limits stop/);
  const detail = { limit: "all", asker: "new" };
  await noteSecurity(sql, { event: "limitReached", at: NOW, address: "198.51.100.7", detail });
  await watchLimits({ sql }, after(1));
  assert.match(await status(after(1)), /limits stop people: all 1\. To do: .*security-log/);
  await watchLimits({ sql }, after(16));
  assert.doesNotMatch(await status(after(16)), /limits stop/);
});
