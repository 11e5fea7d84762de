// The alerts' money is theirs alone: whatever strangers, residents and managers do, alerts may spend
// what they could have spent without.
import assert from "node:assert/strict";
import { listConditions } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { recordAnswers } from "shared/server/outbox/answers.ts";
import { claim, type DayBudget } from "shared/server/outbox/claim.ts";
import { expireTexts } from "shared/server/outbox/expire.ts";
import { type Allowance, listPurses } from "shared/server/outbox/purses.ts";
import { findSpending } from "shared/server/outbox/spending.ts";
import { AMPLE } from "../../testing/allowance.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { text } from "../../testing/texting.ts";
import { askAboutWater } from "../water/water.ts";
import { watchPurses } from "./conditions.ts";

const NOON = new Date("2026-11-22T17:00:00Z");
const PUBLIC_URL = "https://floodline.example";
/** Parts: an alert below has two. */
const BUDGET: DayBudget = { segments: 60, withoutReserve: 42 };
const SMALL: Allowance = {
  ...AMPLE,
  parts: { codes: 8, newCodes: 6, replies: 30, reports: 20, managers: 4, broadcasts: 50 },
  perSecond: 20,
};

/** A storm reaches thirty people; returns how many texts of which level left. */
async function storm(sql: Sql, now: Date): Promise<Record<string, number>> {
  for (const [step, priority] of [["heavy", 2], ["flood", 3]] as const) {
    await sql`
      with owners as (
        insert into users (phone)
        select '+1917555' || lpad((n + ${priority * 100}::int)::text, 4, '0')
        from generate_series(1, 15) n
        returning id, phone
      )
      insert into messages (kind, user_id, episode_id, step, phone, body, segments, priority, status,
        created_at, send_at, expires_at)
      select 'alert', id, uuidv7(), ${step}::step, phone, ${step}, 2, ${priority}, 'queued', ${now},
        ${now}, ${now}::timestamptz + interval '2 hours'
      from owners`;
  }
  return await send(sql, now);
}

/** Sends all that may leave, as the carrier takes it; returns the alerts among it. */
async function send(sql: Sql, now: Date): Promise<Record<string, number>> {
  const left: Record<string, number> = { heavy: 0, flood: 0 };
  for (let second = 0; second < 60; second++) {
    const at = new Date(now.getTime() + second * 1000);
    const { texts } = await claim(sql, { limit: 50, now: at, perSecond: 20, budget: BUDGET });
    await recordAnswers(
      sql,
      texts.map((each) => ({
        ...each,
        answer: { result: "accepted" as const, sid: `SM${each.id}` },
      })),
      { now: at },
    );
    for (const { body } of texts) if (body in left) left[body]!++;
  }
  return left;
}

/** mulberry32 */
function seeded(seed: number): () => number {
  return () => {
    seed = seed + 0x6d2b79f5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 2 ** 32;
  };
}

async function startTown(allowance: Allowance, useVerify = false) {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const sandbox = starting.use(await startSandbox());
  const api = starting.use(
    await startApi(database, sandbox, {
      publicUrl: PUBLIC_URL,
      codeLimits: [],
      allowance,
      ...useVerify && { carrier: sandbox.carrier },
    }),
  );
  api.clock.set(NOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const residents = [];
  for (let n = 0; n < 5; n++) residents.push(await addUser(sql, { consented: true }));
  const sessions = await Promise.all(residents.map((user) => api.enter(user)));
  const manager = await api.enter(await addUser(sql, { bidId }));
  const owned = starting.move();
  return {
    sql,
    api,
    residents,
    sessions,
    manager,
    allowance,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
type Town = Awaited<ReturnType<typeof startTown>>;

async function act(town: Town, random: () => number, reports: string[]): Promise<void> {
  const { sql, api, residents, sessions, manager, allowance } = town;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const strangers = Math.floor(random() * 900 + 100);
  const phone = random() < 0.5 ? pick(residents).phone : `+1201556${String(1000 + strangers)}`;
  const acts: Record<string, () => Promise<unknown>> = {
    code: () => api.client().post("/api/auth/code", { phone }),
    verify: () =>
      api.client().post("/api/auth/verify", { phone, code: pick(["000000", api.lastCode()]) }),
    text: () =>
      text(api, phone, pick(["STATUS", "HELP", "what?", "STOP", "START", "ZIP 11215", "2"])),
    report: async () => {
      const report = { zip: "11231", depth: "knee", wantsTexts: true };
      const { body } = await pick(sessions).post("/api/reports", report);
      if (body?.id) reports.push(body.id);
    },
    answer: async () => {
      if (reports.length === 0) return;
      await manager.patch(`/api/district/reports/${pick(reports)}`, {
        status: pick(["seen", "in_progress", "water_gone", "new"]),
      });
    },
    water: () => askAboutWater({ sql, publicUrl: PUBLIC_URL, allowance }, api.deps.now()),
    wait: async () => {
      const before = api.deps.now();
      await expireTexts(sql, before, BUDGET);
      // The UTC day has seven hours left.
      if (before.getTime() < NOON.getTime() + 5 * 3600_000) api.clock.forward(random() * 40);
    },
    send: () => send(sql, api.deps.now()),
  };
  await pick(Object.values(acts))();
}

const SEEDS = [1, 2, 3, Math.floor(Math.random() * 2 ** 31)];

for (const [n, seed] of SEEDS.entries()) {
  Deno.test(`no sequence of acts lowers what alerts may spend: ${n === 3 ? "any" : seed}`, async () => {
    const without = await (async () => {
      await using database = await cloneDatabase();
      return await storm(database.sql, NOON);
    })();
    assert.deepEqual(without, { heavy: 6, flood: 15 });

    await using town = await startTown(SMALL, n === 2);
    const random = seeded(seed);
    const reports: string[] = [];
    for (let acts = 0; acts < 120; acts++) await act(town, random, reports);
    const now = town.api.deps.now();
    const before = await findSpending(town.sql, BUDGET, now);
    assert.deepEqual(before, { spent: 0, blocked: 0 }, `seed ${seed}`);
    const purses = await listPurses(town.sql, now);
    assert.ok(purses.some(({ spent }) => spent > 0), "they did cost something");
    for (const { name, spent } of purses) {
      assert.ok(spent <= SMALL.parts[name], `seed ${seed}: ${name} ${spent}`);
    }
    const after = new Date(now.getTime() + 60_000);
    assert.deepEqual(await storm(town.sql, after), without, `seed ${seed}`);
  });
}

Deno.test("hundreds of reports of one resident who wants texts are six texts, and alerts leave first", async () => {
  await using town = await startTown({ ...AMPLE, perSecond: 20 });
  const { sql, api, residents: [resident], manager } = town;
  const ids: string[] = [];
  for (let n = 0; n < 260; n++) {
    ids.push(await addReport(sql, { userId: resident!.id, happenedAt: NOON, createdAt: NOON }));
  }
  const [{ bidId }] = await sql<[{ bidId: string }]>`select id as bid_id from bids`;
  await sql`update reports set wants_texts = true, bid_id = ${bidId}`;
  for (const id of ids.slice(0, 20)) {
    await manager.patch(`/api/district/reports/${id}`, { status: "seen" });
  }
  api.clock.forward(181);
  const now = api.deps.now();
  const asked = await askAboutWater(
    { sql, publicUrl: PUBLIC_URL, allowance: town.allowance },
    now,
  );
  assert.equal(asked, 260, "each is dealt with, and the job ends");
  const counts = await sql<{ status: string; expiredFor: string | null; count: number }[]>`
    select status, expired_for, count(*)::int as count from messages
    where kind = 'report' group by status, expired_for order by status`;
  const told = counts.filter(({ status }) => status === "queued");
  assert.equal(told[0]!.count, 6);
  assert.deepEqual(await storm(sql, now), { heavy: 6, flood: 15 });

  // What the report's page says of the others.
  const owner = await api.enter(resident!);
  assert.equal((await owner.get(`/api/reports/${ids.at(-1)}`)).body.untold, "tooMany");
});

Deno.test("many residents' reports empty the purse of reports alone: said on the page, told to the operator", async () => {
  const allowance = { ...AMPLE, parts: { ...AMPLE.parts, reports: 9 } };
  await using town = await startTown(allowance);
  const { sql, api, sessions } = town;
  const pages: string[] = [];
  for (const session of sessions) {
    for (let n = 0; n < 4; n++) {
      const report = { zip: "11231", depth: "knee", wantsTexts: true };
      const { body } = await session.post("/api/reports", report);
      pages.push(body.id);
    }
  }
  api.clock.forward(181);
  const now = api.deps.now();
  assert.equal(await askAboutWater({ sql, publicUrl: PUBLIC_URL, allowance }, now), 20);
  await watchPurses(sql, allowance, now);
  const told = await sql`select from messages where status = 'queued'`;
  assert.ok(told.length >= 3 && told.length <= 9, `${told.length}`);
  const condition = (await listConditions(sql)).find(({ name }) => name === "purses")!;
  assert.deepEqual(condition.illSince, now);
  assert.deepEqual(condition.detail.refused, { reports: 20 - told.length });
  const { body } = await sessions[4]!.get(`/api/reports/${pages.at(-1)}`);
  assert.equal(body.untold, "purseEmpty");
  assert.deepEqual(await storm(sql, now), { heavy: 6, flood: 15 });

  const tomorrow = new Date("2026-11-23T00:00:10Z");
  await watchPurses(sql, allowance, tomorrow);
  const after = (await listConditions(sql)).find(({ name }) => name === "purses")!;
  assert.equal(after.illSince, null, "new money at midnight UTC");
});

Deno.test("answers: strangers empty no more than their quarter, and a resident hears still", async () => {
  const allowance = { ...AMPLE, parts: { ...AMPLE.parts, replies: 16 } };
  await using town = await startTown(allowance);
  const { api, residents, sql } = town;
  let answered = 0;
  for (let n = 0; n < 40; n++) {
    if (await text(api, `+1201556${String(1000 + n)}`, "hello")) answered++;
  }
  assert.ok(answered >= 2 && answered <= 4, `${answered}`);
  assert.match(await text(api, residents[0]!.phone, "HELP"), /Text STATUS/);
  await text(api, residents[0]!.phone, "STOP");
  const purse = (await listPurses(sql, api.deps.now())).find(({ name }) => name === "replies")!;
  assert.ok(purse.spent <= 16 && purse.refused > 0);
});

Deno.test("an answer beyond the answers' share of the speed waits in line for its turn, paid for once", async () => {
  const allowance = { ...AMPLE, perSecond: 1 };
  await using town = await startTown(allowance);
  const { api, residents, sql } = town;
  const answers = [];
  for (let n = 0; n < 7; n++) answers.push(await text(api, residents[n % 5]!.phone, "HELP"));
  assert.deepEqual(answers.map(Boolean), [true, true, true, true, true, false, false]);
  const spent = async () => (await listPurses(sql, api.deps.now()))[2]!.spent;
  const before = await spent();
  const early = await claim(sql, { limit: 9, now: api.deps.now(), perSecond: 1 });
  assert.equal(early.texts.length, 0);
  api.clock.forward(0.5);
  const due = await claim(sql, { limit: 9, now: api.deps.now(), perSecond: 100 });
  assert.equal(due.texts.length, 2);
  assert.equal(await spent(), before);
});
