// The claim: who is next, at what moment each leaves, and what the day's money allows.
import assert from "node:assert/strict";
import { cloneDatabase, PATIENCE } from "../../../testing/database.ts";
import { connect, type Sql } from "../database.ts";
import { recordAnswers, requeue } from "./answers.ts";
import { AHEAD_MS, type Claim, claim, type DayBudget, holdBack, PROBE_EVERY_MS } from "./claim.ts";
import { expireTexts } from "./expire.ts";
import { findSpending } from "./spending.ts";
import { noteIll, noteWell } from "../conditions.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const MIDNIGHT = new Date("2026-11-23T00:00:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);

type Step = "any" | "heavy" | "flood" | "warning" | "clear";
const PRIORITIES: Record<Step, number> = { clear: 0, any: 1, heavy: 2, flood: 3, warning: 3 };

/** Texts of two parts each: alerts of a step, or replies. */
async function queue(sql: Sql, count: number, step?: Step, expiresAt = later(2 * 3600_000)) {
  const [owner] = await sql<[{ id: string }]>`
    insert into users (phone) values ('+17185550101')
    on conflict (phone) do update set phone = excluded.phone returning id`;
  await sql`
    insert into messages (kind, user_id, episode_id, step, phone, body, segments, priority, status,
      created_at, send_at, expires_at)
    select ${step ? "alert" : "reply"}, ${owner.id}, case when ${
    step !== undefined
  } then uuidv7() end,
      ${step ?? null}::step, '+17185550101', 'Rain', 2, ${
    step ? PRIORITIES[step] : 0
  }, 'queued', ${NOW},
      ${NOW}, ${expiresAt}
    from generate_series(1, ${count}::int)`;
}

const spendToday = (sql: Sql, parts: number) =>
  sql`update sending_pace set spent = ${parts}, spent_on = ${NOW.toISOString().slice(0, 10)}`;

const leaving = (claim: Claim) => claim.texts.map((t) => t.leaveAt.getTime() - NOW.getTime());

Deno.test("texts leave evenly spaced, and no more are taken than leave soon", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await queue(sql, 100);
  const first = await claim(sql, { limit: 100, now: NOW, perSecond: 10 });
  assert.deepEqual(leaving(first), [0, 100, 200, 300, 400, 500]);
  assert.equal(first.nextAt.getTime(), later(600).getTime());
  assert.deepEqual(leaving(await claim(sql, { limit: 100, now: NOW, perSecond: 10 })), []);
  const second = await claim(sql, { limit: 2, now: later(400), perSecond: 10 });
  assert.deepEqual(leaving(second), [600, 700], "it goes on where the first ended");
});

Deno.test("an idle hour saves up nothing", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await queue(sql, 1);
  await claim(sql, { limit: 100, now: later(-3600_000), perSecond: 10 });
  await queue(sql, 100);
  const claimed = await claim(sql, { limit: 100, now: NOW, perSecond: 10 });
  assert.deepEqual(leaving(claimed), [0, 100, 200, 300, 400, 500]);
});

Deno.test("slower than one a second, too", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await queue(sql, 3);
  assert.deepEqual(leaving(await claim(sql, { limit: 9, now: NOW, perSecond: 0.5 })), [0]);
  assert.deepEqual(leaving(await claim(sql, { limit: 9, now: later(1_400), perSecond: 0.5 })), []);
  const second = await claim(sql, { limit: 9, now: later(1_500), perSecond: 0.5 });
  assert.deepEqual(leaving(second), [2_000]);
});

Deno.test("a worker whose clock was a day ahead does not keep the others waiting", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await queue(sql, 2);
  await sql`update sending_pace set next_at = ${later(24 * 3600_000)}`;
  assert.equal((await claim(sql, { limit: 1, now: NOW })).texts.length, 1);
});

Deno.test("any number of workers together keep to the speed, and lose none of it", async () => {
  await using database = await cloneDatabase();
  const pools = Array.from({ length: 4 }, () => connect(database.url, { max: 2 }));
  await queue(database.sql, 1_000);
  const moments: number[] = [];
  for (let ms = 0; ms < 1_000; ms += 50) {
    const claims = await Promise.all(
      pools.map((sql) => claim(sql, { limit: 100, now: later(ms), perSecond: 400 })),
    );
    moments.push(...claims.flatMap(leaving));
  }
  await Promise.all(pools.map((sql) => sql.end()));
  moments.sort((a, b) => a - b);
  const ideal = Array.from({ length: moments.length }, (_, n) => n * 2.5);
  assert(moments.every((moment, n) => Math.abs(moment - ideal[n]!) <= 1), "each has its own");
  assert.equal(moments.length, (950 + AHEAD_MS) / 2.5 + 1);
});

Deno.test("while the carrier is ill one text at a time leaves, whoever asks", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await queue(sql, 10);
  await noteIll(sql, "carrier", NOW, {});
  await holdBack(sql, later(PROBE_EVERY_MS));
  assert.deepEqual(leaving(await claim(sql, { limit: 9, now: later(PROBE_EVERY_MS - 1) })), []);
  const probe = await claim(sql, { limit: 9, now: later(PROBE_EVERY_MS) });
  assert.deepEqual([probe.texts.length, probe.isProbe], [1, true]);
  const next = await claim(sql, { limit: 9, now: later(PROBE_EVERY_MS + 1) });
  assert.deepEqual([next.texts.length, next.isProbe], [0, true]);
  await noteWell(sql, "carrier", NOW);
  assert.equal((await claim(sql, { limit: 5, now: later(2 * PROBE_EVERY_MS) })).texts.length, 5);
});

Deno.test("while it is ill what was not refused yet is tried first, and the refused where all were", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await queue(sql, 1, "flood");
  await sql`update messages set error_code = 21211`;
  await queue(sql, 1, "any");
  await noteIll(sql, "carrier", NOW, {});
  const [first] = (await claim(sql, { limit: 9, now: NOW })).texts;
  const [second] = (await claim(sql, { limit: 9, now: later(PROBE_EVERY_MS) })).texts;
  const rows = await sql<{ step: Step }[]>`
    select step from unnest(${[first!.id, second!.id]}::uuid[]) with ordinality as asked (id, n)
    join messages using (id) order by n`;
  assert.deepEqual(rows.map(({ step }) => step), ["any", "flood"]);
});

/** Parts: 20 in all, of which 6 for flood risk alone. A text has two. */
const BUDGET: DayBudget = { segments: 20, withoutReserve: 14 };
const take = async (sql: Sql, limit = 100, now = NOW) => {
  const claimed = await claim(sql, { limit, now, budget: BUDGET });
  return [claimed.texts.length, claimed.isOverBudget];
};

Deno.test("the day's money ends, flood risk goes on with what is kept for it, then ends too", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await queue(sql, 10, "heavy");
  assert.deepEqual(await take(sql, 5), [5, false]);
  assert.deepEqual(await take(sql), [2, true]);
  assert.deepEqual(await take(sql), [0, true]);
  await queue(sql, 2, "flood");
  assert.deepEqual(await take(sql), [2, true]);
  await queue(sql, 3, "warning");
  assert.deepEqual(await findSpending(sql, BUDGET, NOW), { spent: 18, blocked: 3 });
  assert.deepEqual(await take(sql), [1, true]);
  assert.deepEqual(await findSpending(sql, BUDGET, NOW), { spent: 20, blocked: 5 });
  assert.deepEqual(await take(sql), [0, true]);
});

Deno.test("what a purse has paid for leaves whatever the alerts have spent, and takes nothing from them", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await spendToday(sql, 13);
  await queue(sql, 3, "any");
  await queue(sql, 5);
  assert.deepEqual(await take(sql), [5, true]);
  assert.deepEqual(await findSpending(sql, BUDGET, NOW), { spent: 13, blocked: 3 });
  await spendToday(sql, 10);
  await queue(sql, 5);
  assert.deepEqual(await take(sql), [7, true], "two alerts for the four parts that are left");
  assert.deepEqual(await findSpending(sql, BUDGET, NOW), { spent: 14, blocked: 1 });
});

Deno.test("many workers at once spend no part too many", async () => {
  await using database = await cloneDatabase();
  const pools = Array.from({ length: 6 }, () => connect(database.url, { max: 1 }));
  await queue(database.sql, 20, "heavy");
  const taken = await Promise.all(
    pools.map(async (sql) =>
      (await claim(sql, { limit: 3, now: NOW, budget: BUDGET })).texts.length
    ),
  );
  await Promise.all(pools.map((sql) => sql.end()));
  assert.equal(taken.reduce((sum, n) => sum + n, 0), 7);
});

Deno.test("what was refused or did not leave is not paid for", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await queue(sql, 7, "heavy");
  const { texts } = await claim(sql, { limit: 7, now: NOW, budget: BUDGET });
  const refused = (errorCode: number) =>
    ({ result: "refused", errorCode, httpStatus: 400 }) as const;
  await recordAnswers(sql, [
    { ...texts[0]!, answer: refused(21408) },
    { ...texts[1]!, answer: refused(30001) },
    { ...texts[2]!, answer: { result: "unknown", reason: "TimeoutError" } },
    { ...texts[3]!, answer: { result: "accepted", sid: "SM1" } },
  ], { now: NOW });
  await requeue(sql, [texts[4]!], NOW);
  assert.equal((await findSpending(sql, BUDGET, NOW)).spent, 14 - 3 * 2);
  await recordAnswers(sql, [{ ...texts[0]!, answer: refused(21408) }], { now: NOW });
  assert.equal((await findSpending(sql, BUDGET, NOW)).spent, 14 - 3 * 2, "once");
});

Deno.test("at midnight UTC there is new money", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await queue(sql, 20, "heavy", new Date(MIDNIGHT.getTime() + 3600_000));
  assert.deepEqual(await take(sql), [7, true]);
  assert.deepEqual(await take(sql, 100, new Date(MIDNIGHT.getTime() - 1)), [0, true]);
  assert.deepEqual(await take(sql, 100, MIDNIGHT), [7, true]);
});

Deno.test("an expired text says why: late, its reader left, or no money", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const reasons = async () =>
    (await sql`select distinct expired_for from messages where status = 'expired'`)
      .map((row) => row.expiredFor);
  await queue(sql, 1, "heavy");
  await expireTexts(sql, later(2 * 3600_000), BUDGET);
  assert.deepEqual(await reasons(), ["late"]);

  await sql`delete from messages`;
  await spendToday(sql, 13);
  await queue(sql, 1, "heavy");
  await expireTexts(sql, later(2 * 3600_000), BUDGET);
  assert.deepEqual(await reasons(), ["overBudget"]);

  await sql`delete from messages`;
  await queue(sql, 1, "heavy");
  await sql`update users set unsubscribed_at = ${NOW}`;
  await expireTexts(sql, NOW, BUDGET);
  assert.deepEqual(await reasons(), ["stopped"]);
});

Deno.test("a claim looks up what it takes, and does not read the ten thousand that wait", async () => {
  await using database = await cloneDatabase();
  await database.sql`
    insert into messages (kind, phone, body, segments, status, created_at, send_at, expires_at)
    select 'reply', '+17185550101', 'Rain', 1, 'queued', ${NOW}, ${NOW}, ${later(2 * 3600_000)}
    from generate_series(1, 10000)`;
  await database.sql`analyze messages`;
  // As a worker connects; of one connection, which tells what it has read when it is asked to.
  const sql = connect(database.url, { max: 1, plansAnew: true, patience: PATIENCE });
  const countRead = async () => {
    await sql`select pg_stat_force_next_flush()`;
    const [{ read }] = await sql<[{ read: number }]>`
      select seq_tup_read::int as read from pg_stat_user_tables where relname = 'messages'`;
    return read;
  };
  try {
    const before = await countRead();
    assert.equal((await claim(sql, { limit: 50, now: NOW })).texts.length, 50);
    assert.equal(await countRead(), before);
  } finally {
    await sql.end({ timeout: 1 });
  }
});
