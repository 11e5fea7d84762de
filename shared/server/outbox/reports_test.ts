// Texts about reports on their way out: behind every alert, within the day's money, not after STOP.
import assert from "node:assert/strict";
import { cloneDatabase } from "../../../testing/database.ts";
import { addReport, addUser } from "../../../testing/rows.ts";
import type { Sql } from "../database.ts";
import { claim } from "./claim.ts";
import { expire } from "./expire.ts";
import { tellReporter } from "./reports.ts";
import { findSpending } from "./spending.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const BUDGET = { segments: 100, withoutReserve: 1 };

/** A text of two parts to a resident whose report was seen. */
async function told(sql: Sql) {
  const user = await addUser(sql);
  const reportId = await addReport(sql, { userId: user.id, happenedAt: NOW });
  await sql`update reports set wants_texts = true`;
  await tellReporter(sql, { reportId, news: "seen", publicUrl: "https://floodline.example" }, NOW);
  return user;
}

Deno.test("news of a report leaves after an all-clear and a question", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id, phone } = await told(sql);
  for (const priority of [-1, 0]) {
    await sql`
      insert into messages (kind, user_id, episode_id, step, phone, body, segments, priority, status,
        created_at, send_at, expires_at)
      values ('alert', ${id}, uuidv7(), 'clear', ${phone}, ${String(priority)}, 1, ${priority},
        'queued', ${NOW}, ${NOW}, ${NOW}::timestamptz + interval '1 hour')`;
  }
  const { texts } = await claim(sql, { limit: 9, now: NOW });
  assert.deepEqual(texts.map((text) => text.body.slice(0, 9)), ["0", "-1", "FloodLine"]);
});

Deno.test("it waits while the day's money is spent, and expires in half a day", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await told(sql);
  const claimed = await claim(sql, { limit: 9, now: NOW, budget: BUDGET });
  assert.deepEqual([claimed.texts, claimed.isOverBudget], [[], true]);
  assert.equal((await findSpending(sql, BUDGET, NOW)).blocked, 1);
  assert.equal(await expire(sql, new Date(NOW.getTime() + 12 * 3600_000 - 1)), 0);
  assert.equal(await expire(sql, new Date(NOW.getTime() + 12 * 3600_000)), 1);
});

Deno.test("whoever said STOP since is passed over", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id } = await told(sql);
  await sql`update users set unsubscribed_at = ${NOW} where id = ${id}`;
  assert.deepEqual((await claim(sql, { limit: 9, now: NOW })).texts, []);
  await expire(sql, NOW);
  const [row] = await sql<[{ expiredFor: string }]>`select expired_for from messages`;
  assert.equal(row.expiredFor, "stopped");
});
