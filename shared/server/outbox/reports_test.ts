// Texts about reports on their way out: behind every alert, within the day's money, not after STOP.
import assert from "node:assert/strict";
import type { ReportNews } from "shared/report_statuses.ts";
import { AMPLE } from "../../../testing/allowance.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addReport, addUser } from "../../../testing/rows.ts";
import type { Sql } from "../database.ts";
import { requeue } from "./answers.ts";
import { claim } from "./claim.ts";
import { expireTexts } from "./expire.ts";
import { type Allowance, listPurses } from "./purses.ts";
import { reportText } from "../words/reports.ts";
import { dropReportTexts, MOST_A_DAY, tellReporter, type WriteReportText } from "./reports.ts";
import { findSpending } from "./spending.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const NO_MONEY = { segments: 0, withoutReserve: 0 };
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function tell(
  sql: Sql,
  reportId: string,
  { news = "seen", allowance = AMPLE, now = NOW }: {
    news?: ReportNews;
    allowance?: Allowance;
    now?: Date;
  } = {},
) {
  const publicUrl = "https://floodline.example";
  const write: WriteReportText = (reader) => reportText(reader, { news, reportId, publicUrl });
  await sql.begin((tx) =>
    tellReporter(tx, { reportId, actId: null, news, write }, { allowance, now })
  );
}

const spent = async (sql: Sql) =>
  (await listPurses(sql, NOW)).find(({ name }) => name === "reports")!.spent;

/** A text of two parts to a resident whose report was seen. */
async function told(sql: Sql) {
  const user = await addUser(sql);
  const reportId = await addReport(sql, { userId: user.id, happenedAt: NOW });
  await sql`update reports set wants_texts = true`;
  await tell(sql, reportId);
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

Deno.test("it has money of its own: it leaves when the alerts' is spent, and expires in half a day", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await told(sql);
  assert.equal(await expireTexts(sql, later(12 * 60 - 1), NO_MONEY), 0);
  const { texts, isOverBudget } = await claim(sql, { limit: 9, now: NOW, budget: NO_MONEY });
  assert.deepEqual([texts.length, isOverBudget], [1, false]);
  assert.deepEqual(await findSpending(sql, NO_MONEY, NOW), { spent: 0, blocked: 0 });
  await requeue(sql, texts, NOW);
  assert.equal(await expireTexts(sql, later(12 * 60)), 1);
});

Deno.test("whoever said STOP since is passed over", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id } = await told(sql);
  await sql`update users set unsubscribed_at = ${NOW} where id = ${id}`;
  assert.deepEqual((await claim(sql, { limit: 9, now: NOW })).texts, []);
  await expireTexts(sql, NOW);
  const [row] = await sql<[{ expiredFor: string }]>`select expired_for from messages`;
  assert.equal(row.expiredFor, "stopped");
});

Deno.test("a person gets six in a day, the sixth says so, and the others are written down as never sent", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const user = await addUser(sql);
  const reports = await Promise.all(
    Array.from({ length: 40 }, () => addReport(sql, { userId: user.id, happenedAt: NOW })),
  );
  await sql`update reports set wants_texts = true`;
  // As many managers at the same moment.
  await Promise.all(reports.map((id) => tell(sql, id)));
  const texts = await sql<{ status: string; expiredFor: string | null; body: string }[]>`
    select status, expired_for, body from messages order by id`;
  const told = texts.filter(({ status }) => status === "queued");
  assert.equal(told.length, MOST_A_DAY);
  assert.deepEqual(told.map(({ body }) => /No more texts about your reports today/.test(body)), [
    ...Array(MOST_A_DAY - 1).fill(false),
    true,
  ]);
  assert.ok(
    texts.filter((t) => t.status !== "queued").every((t) => t.expiredFor === "tooMany"),
  );
  const paid = await spent(sql);
  assert.ok(paid >= MOST_A_DAY && paid <= 3 * MOST_A_DAY, `${paid}`);

  await tell(sql, reports[0]!, { news: "water_gone", now: later(24 * 60 + 1) });
  const [fresh] =
    await sql`select from messages where report_news = 'water_gone' and status = 'queued'`;
  assert.ok(fresh, "a day later there is room again");
});

Deno.test("what newer news has overtaken before it left is not paid for", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await told(sql);
  const [{ id }] = await sql<[{ id: string }]>`select id from reports`;
  const once = await spent(sql);
  await tell(sql, id, { news: "in_progress" });
  assert.ok(await spent(sql) <= once + 1, "the first gave way");
  await dropReportTexts(sql, id, NOW);
  assert.equal(await spent(sql), 0);
});

Deno.test("when the purse is empty the news is written down as never sent, once", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const allowance = { ...AMPLE, parts: { ...AMPLE.parts, reports: 1 } };
  const user = await addUser(sql);
  const id = await addReport(sql, { userId: user.id, happenedAt: NOW });
  await sql`update reports set wants_texts = true`;
  await tell(sql, id, { allowance });
  await tell(sql, id, { allowance: AMPLE });
  const texts = await sql`select status, expired_for, purse from messages`;
  assert.deepEqual(texts.map((row) => ({ ...row })), [
    { status: "expired", expiredFor: "purseEmpty", purse: null },
  ]);
  assert.equal(await spent(sql), 0);
});
