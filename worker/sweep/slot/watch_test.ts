import assert from "node:assert/strict";
import { listConditions } from "shared/server/conditions.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { describeStatus } from "../../../tools/admin/status.ts";
import { watchSweeps } from "./watch.ts";

const NOW = new Date("2026-11-22T18:05:00Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

type Sweep = [minutesAgo: number, status: string, leaseEndsInMinutes?: number];

const SITUATIONS: [sentence: string, sweeps: Sweep[], ill: object | null][] = [
  ["nothing has run yet: that is told by its age", [], null],
  ["the newest ended well", [[35, "failed"], [5, "done"]], null],
  ["one without a part of the weather is well enough", [[5, "partial"]], null],
  ["the newest failed", [[35, "done"], [5, "failed"]], { newest: "failed", failed: 1, died: 0 }],
  ["the newest died", [[35, "done"], [5, "running", -1]], { newest: "died", failed: 0, died: 1 }],
  ["the newest runs yet, and before it all was well", [[35, "done"], [5, "running", 1]], null],
  [
    "the newest runs yet, and the one before it died",
    [[65, "failed"], [35, "running", -20], [5, "running", 1]],
    { newest: "died", failed: 1, died: 1 },
  ],
  ["what was a day ago is over", [[1500, "failed"]], null],
];

for (const [sentence, sweeps, ill] of SITUATIONS) {
  Deno.test(`sweeps: ${sentence}`, async () => {
    await using database = await cloneDatabase();
    const { sql } = database;
    for (const [minutes, status, lease = 0] of sweeps) {
      await sql`
        insert into sweeps (slot, status, started_at, lease_until, finished_at)
        values (${minutesAgo(minutes)}, ${status}, ${minutesAgo(minutes)}, ${minutesAgo(-lease)},
          ${status === "running" ? null : minutesAgo(minutes)})`;
    }
    await watchSweeps({ sql }, NOW);
    const condition = (await listConditions(sql)).find(({ name }) => name === "sweeps")!;
    assert.equal(condition.illSince !== null, ill !== null);
    if (!ill) return;
    assert.deepEqual(condition.detail, ill);
    const status = await describeStatus(sql, NOW);
    assert.match(status, /the newest sweep (failed|died)/);
  });
}
