// Purses: exact for any number of processes, new at midnight UTC, and of the speed a share.
import assert from "node:assert/strict";
import { AMPLE } from "../../../testing/allowance.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { readConfig } from "../config.ts";
import { TextsConfig } from "../config.ts";
import { connect, type Sql } from "../database.ts";
import { claim, takeTurn } from "./claim.ts";
import {
  type Allowance,
  allowanceFrom,
  findNextTurn,
  listPurses,
  pay,
  type Purse,
  refund,
} from "./purses.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const holding = (purse: Purse, parts: number): Allowance => ({
  ...AMPLE,
  parts: { ...AMPLE.parts, [purse]: parts },
});
const spentOf = async (sql: Sql, purse: Purse, now = NOW) => {
  const { spent, refused } = (await listPurses(sql, now)).find(({ name }) => name === purse)!;
  return [spent, refused];
};

Deno.test("so many dollars are so many parts, and a verification is as many as its price", () => {
  const development = { FLOODLINE_ENV: "development" };
  assert.deepEqual(allowanceFrom(readConfig(TextsConfig, development)), {
    parts: {
      codes: 909,
      newCodes: 909,
      replies: 909,
      reports: 454,
      managers: 181,
      broadcasts: 4545,
    },
    segmentCents: 1.1,
    verifyParts: 6,
    perSecond: 1,
  });
  const dear = readConfig(TextsConfig, {
    ...development,
    SMS_SEGMENT_CENTS: "1",
    SMS_VERIFY_CENTS: "5.1",
    SMS_REPORTS_DOLLARS: "0",
    SMS_NEW_CODES_DOLLARS: "0.07",
  });
  const { parts, verifyParts } = allowanceFrom(dear);
  assert.deepEqual([parts.reports, parts.newCodes, verifyParts], [0, 7, 6]);
});

Deno.test("a purse pays while it has the price, says until when it cannot, and is full again at midnight UTC", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const allowance = holding("reports", 5);
  const buy = async (parts: number, now = NOW) =>
    await pay(sql, "reports", { parts }, allowance, now);
  assert.equal((await buy(3)).isPaid, true);
  assert.deepEqual(await buy(3), { isPaid: false, freeAt: new Date("2026-11-23T00:00:00Z") });
  assert.equal((await buy(2)).isPaid, true);
  assert.equal((await buy(1)).isPaid, false);
  assert.deepEqual(await spentOf(sql, "reports"), [5, 2]);
  const midnight = new Date("2026-11-23T00:00:00Z");
  assert.equal((await buy(5, midnight)).isPaid, true);
  assert.equal((await buy(1, new Date(midnight.getTime() - 1))).isPaid, false, "a clock behind");
  assert.deepEqual(await spentOf(sql, "reports", midnight), [5, 1]);
  assert.deepEqual(await spentOf(sql, "codes", midnight), [0, 0], "each is its own");
});

Deno.test("many processes at once take no part too many", async () => {
  await using database = await cloneDatabase();
  const pools = Array.from({ length: 6 }, () => connect(database.url, { max: 2 }));
  const allowance = holding("codes", 25);
  const paid = await Promise.all(
    pools.flatMap((sql) =>
      Array.from({ length: 10 }, () => pay(sql, "codes", { parts: 2 }, allowance, NOW))
    ),
  );
  await Promise.all(pools.map((sql) => sql.end()));
  assert.equal(paid.filter(({ isPaid }) => isPaid).length, 12);
  assert.deepEqual(await spentOf(database.sql, "codes"), [24, 48]);
});

Deno.test("what was refunded can be spent again, on the day it was paid alone", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const allowance = holding("codes", 2);
  await pay(sql, "codes", { parts: 2 }, allowance, NOW);
  await refund(sql, "codes", 2, later(-24 * 3600));
  assert.equal((await pay(sql, "codes", { parts: 1 }, allowance, NOW)).isPaid, false);
  await refund(sql, "codes", 2, NOW);
  assert.equal((await pay(sql, "codes", { parts: 2 }, allowance, NOW)).isPaid, true);
});

Deno.test("of one text a second codes have one in five, after ten at once; each purse its own", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const allowance = { ...AMPLE, perSecond: 1 };
  const ask = (purse: Purse, now: Date) => pay(sql, purse, { parts: 1 }, allowance, now);
  for (let n = 0; n < 10; n++) assert.equal((await ask("codes", NOW)).isPaid, true, `${n}`);
  assert.deepEqual(await ask("codes", NOW), { isPaid: false, freeAt: later(5) });
  assert.equal((await ask("newCodes", NOW)).isPaid, true);
  assert.equal((await ask("codes", later(5))).isPaid, true);
  assert.equal((await ask("codes", later(5))).isPaid, false);
  for (let n = 0; n < 10; n++) assert.equal((await ask("codes", later(600))).isPaid, true);
  assert.equal((await ask("codes", later(600))).isPaid, false, "an hour saves up no more");
});

Deno.test("what can wait is given its turn, and what leaves by the carrier's own numbers needs none", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const allowance = { ...AMPLE, perSecond: 1 };
  const ask = (price: { maxWaitMs?: number; isBesideOurNumber?: boolean }) =>
    pay(sql, "replies", { parts: 1, ...price }, allowance, NOW);
  const turns = [];
  for (let n = 0; n < 8; n++) turns.push(await ask({ maxWaitMs: 25_000 }));
  const leaving = turns.map((turn) =>
    turn.isPaid ? (turn.leaveAt.getTime() - NOW.getTime()) / 1000 : turn.freeAt
  );
  assert.deepEqual(leaving, [0, 0, 0, 0, 0, 10, 20, later(30)]);
  assert.equal((await ask({ isBesideOurNumber: true })).isPaid, true);
});

Deno.test("a process whose clock was a day ahead does not keep the others waiting", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await sql`update purses set next_at = ${later(24 * 3600)}`;
  assert.equal((await pay(sql, "codes", { parts: 1 }, AMPLE, NOW)).isPaid, true);
});

Deno.test("alerts keep three fifths of the speed, whoever asks for codes and answers without end", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id } = (await sql<[{ id: string }]>`
    insert into users (phone) values ('+17185550101') returning id`)[0];
  await sql`
    insert into messages (kind, user_id, episode_id, step, phone, body, segments, priority, status,
      created_at, send_at, expires_at)
    select 'alert', ${id}, uuidv7(), 'flood', '+17185550101', 'Rain', 2, 3, 'queued', ${NOW}, ${NOW},
      ${later(7200)}
    from generate_series(1, 600)`;
  const allowance = { ...AMPLE, perSecond: 1 };
  let alerts = 0;
  let others = 0;
  for (let second = 0; second < 300; second++) {
    const now = later(second);
    for (const purse of ["codes", "newCodes", "replies"] as const) {
      while ((await pay(sql, purse, { parts: 1 }, allowance, now)).isPaid) {
        await takeTurn(sql, 1, now);
        others++;
      }
    }
    alerts += (await claim(sql, { limit: 100, now, perSecond: 1 })).texts.length;
  }
  assert.ok(alerts >= 0.6 * 300 - 20, `${alerts} alerts`);
  assert.ok(others >= 100, `${others} others, which are not starved either`);
  assert.ok(alerts + others <= 300 + 21, `${alerts + others}: no faster than the number`);
});

Deno.test("a glance says when a purse's turn comes, as paying would, and takes nothing", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const allowance = { ...AMPLE, perSecond: 1 };
  for (let n = 0; n < 14; n++) {
    const now = later(n);
    const turn = await findNextTurn(sql, "newCodes", allowance, now);
    assert.deepEqual(await findNextTurn(sql, "newCodes", allowance, now), turn);
    const payment = await pay(sql, "newCodes", { parts: 1 }, allowance, now);
    assert.deepEqual(turn, payment.isPaid ? undefined : payment.freeAt, `${n} seconds later`);
  }
  await sql`update purses set next_at = ${later(24 * 3600)}`;
  assert.equal(await findNextTurn(sql, "newCodes", allowance, NOW), undefined, "a clock was wrong");
});
