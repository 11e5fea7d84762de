import assert from "node:assert/strict";
import { DistrictStorm, DistrictStormList } from "shared/api/district/storms.ts";
import type { Level } from "shared/levels.ts";
import { plainReason } from "shared/server/carrier_errors.ts";
import type { Sql } from "shared/server/database.ts";
import { gatherStorms } from "shared/storms/district_storms.ts";
import { Random } from "../../../ground/random.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

const NOW = "2026-11-22T18:00:00Z";
const UNREACHABLE = 30003;

/** Three hours, if it is over. */
async function addStorm(
  sql: Sql,
  zip: string,
  startedAt: string,
  { level = "heavy", isOver = true }: { level?: Level; isOver?: boolean } = {},
) {
  const [row] = await sql<[{ id: string }]>`
    insert into episodes (zip, level, started_at, wet_at, cleared_at)
    values (${zip}, ${level}, ${startedAt}, ${startedAt},
      ${isOver ? sql`${startedAt}::timestamptz + interval '3 hours'` : null})
    returning id`;
  return row.id;
}

async function addAlert(
  sql: Sql,
  episodeId: string,
  { step, at, facts }: { step: string; at: string; facts: object },
) {
  const [row] = await sql<[{ id: string }]>`
    insert into alerts (episode_id, step, facts, created_at)
    values (${episodeId}, ${step}, ${JSON.stringify(facts)}::text::jsonb, ${at})
    returning id`;
  return { id: row.id, episodeId, step, at };
}

/** Texts to somebody new each, if to nobody named; `minutes`: how long they took. */
async function addText(
  sql: Sql,
  alert: { id: string; episodeId: string; step: string; at: string },
  { status, minutes = null, errorCode = null, heldFor = null, userId }: {
    status: string;
    userId?: string;
    minutes?: number | null;
    errorCode?: number | null;
    heldFor?: string | null;
  },
) {
  const { id, phone } = userId ? { id: userId, phone: "+12125559999" } : await addUser(sql);
  await sql`
    insert into messages
      (kind, user_id, phone, episode_id, step, alert_id, body, segments, status, error_code,
       held_for, created_at, send_at, expires_at, settled_at)
    values
      ('alert', ${id}, ${phone}, ${alert.episodeId}, ${alert.step}, ${alert.id}, 'x', 1, ${status},
       ${errorCode}, ${heldFor}, ${alert.at}, ${alert.at}, ${alert.at},
       ${alert.at}::timestamptz + make_interval(mins => ${minutes}))`;
}

Deno.test("a storm tells each alert, why it was given, and what became of its texts", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  api.clock.set(NOW);
  const bid = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId: bid.id }));
  const id = await addStorm(sql, "11231", "2026-11-22T12:00:00Z", { level: "flood" });
  const facts = {
    source: "forecast",
    crossed: { minutes: 15, mm: 4 },
    thresholdsOf: "Red Hook BID",
    wettestQuarter: { mm: 6.2, at: "2026-11-22T13:00:00.000Z" },
  };
  const heavy = await addAlert(sql, id, { step: "heavy", at: "2026-11-22T12:00:00Z", facts });
  const clear = await addAlert(sql, id, {
    step: "clear",
    at: "2026-11-22T15:00:00Z",
    facts: { source: "forecast", level: "flood", wetAt: "2026-11-22T14:00:00.000Z" },
  });
  await addText(sql, heavy, { status: "delivered", minutes: 2 });
  await addText(sql, heavy, { status: "delivered", minutes: 7 });
  // Waited for its reader's morning, which says nothing about our speed.
  await addText(sql, heavy, { status: "delivered", minutes: 90, heldFor: "quiet" });
  await addText(sql, heavy, { status: "undelivered", minutes: 1, errorCode: UNREACHABLE });
  await addText(sql, heavy, { status: "refused", errorCode: 21610 });
  await addText(sql, heavy, { status: "failed", errorCode: UNREACHABLE });
  await addText(sql, heavy, { status: "expired" });
  await addText(sql, clear, { status: "undelivered", errorCode: UNREACHABLE });
  for (const status of ["held", "queued", "sending", "unknown", "accepted", "sent"]) {
    await addText(sql, clear, { status });
  }

  const { body } = await manager.get(`/api/district/storms/${id}`);
  const { alerts, ...storm } = DistrictStorm.parse(body);
  const unreachable = plainReason(UNREACHABLE);
  assert.deepEqual(storm, {
    id,
    level: "flood",
    startedAt: "2026-11-22T12:00:00.000Z",
    clearedAt: "2026-11-22T15:00:00.000Z",
    zips: [{
      zip: "11231",
      city: "Brooklyn",
      level: "flood",
      startedAt: "2026-11-22T12:00:00.000Z",
      clearedAt: "2026-11-22T15:00:00.000Z",
    }],
    // Three that are on their phones, and three that have left.
    people: { texted: 6, reached: 3 },
    texts: {
      waiting: 2,
      sent: 4,
      delivered: 3,
      failed: 4,
      dropped: 1,
      failures: [{ reason: unreachable, count: 3 }, { reason: plainReason(21610), count: 1 }],
      minutesToLastPhone: 7,
    },
  });
  assert.deepEqual(alerts.map(({ step }) => step), ["heavy", "clear"]);
  assert.deepEqual(alerts[0]!.zips, ["11231"]);
  assert.deepEqual(alerts[0]!.facts, [{ zips: ["11231"], facts }]);
  assert.deepEqual(alerts[0]!.texts, {
    waiting: 0,
    sent: 0,
    delivered: 3,
    failed: 3,
    dropped: 1,
    failures: [{ reason: unreachable, count: 2 }, { reason: plainReason(21610), count: 1 }],
    minutesToLastPhone: 7,
  });
  assert.equal(alerts[1]!.texts.minutesToLastPhone, null);
  assert.equal(alerts[1]!.texts.waiting, 2);
});

Deno.test("storms come newest first, a page at a time, the last 400 days, of the own ZIP codes", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  api.clock.set(NOW);
  const bid = await addDistrict(sql, { ...RED_HOOK, zips: ["11231", "11215"] });
  await addDistrict(sql, HOBOKEN);
  const manager = await api.enter(await addUser(sql, { bidId: bid.id }));
  const expected: string[] = [];
  // Made in no order; each is one front over two ZIP codes.
  for (const day of ["03", "01", "05"]) {
    expected.push(`${day} ${await addStorm(sql, "11231", `2026-11-${day}T12:00:00Z`)}`);
    await addStorm(sql, "11215", `2026-11-${day}T12:30:00Z`);
  }
  // Further back than one look; the last of them within the 400 days.
  for (const day of ["2026-08-30", "2026-02-28", "2025-10-20"]) {
    expected.push(`${day.slice(8)} ${await addStorm(sql, "11231", `${day}T12:00:00Z`)}`);
  }
  await addStorm(sql, "07030", "2026-11-04T12:00:00Z");
  await addStorm(sql, "11231", "2025-10-01T12:00:00Z");
  const seen: string[] = [];
  let before: string | null = "";
  while (before !== null) {
    const from: string = before && `&before=${before}`;
    const { body } = await manager.get(`/api/district/storms?limit=1${from}`);
    const { storms, next } = DistrictStormList.parse(body);
    seen.push(...storms.map(({ id, startedAt }) => `${startedAt.slice(8, 10)} ${id}`));
    before = next;
  }
  assert.deepEqual(seen, [...expected.slice(0, 3).sort().reverse(), ...expected.slice(3)]);
});

const FIVE = ["11201", "11215", "11217", "11231", "11232"];

Deno.test("a district with five ZIP codes sees one storm, and each alert to all of them once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  api.clock.set(NOW);
  const bid = await addDistrict(sql, { ...RED_HOOK, zips: FIVE });
  const manager = await api.enter(await addUser(sql, { bidId: bid.id }));
  const both = await addUser(sql);
  const ids: string[] = [];
  for (const [n, zip] of FIVE.entries()) {
    const isLast = zip === "11232";
    const level = isLast ? "flood" : "heavy";
    ids.push(await addStorm(sql, zip, "2026-11-22T15:30:00Z", { level, isOver: !isLast }));
    const told = await addAlert(sql, ids[n]!, {
      step: "heavy",
      at: "2026-11-22T15:30:00Z",
      facts: { source: "forecast", thresholdsOf: n < 3 ? "FloodLine" : "Red Hook BID" },
    });
    await addText(sql, told, { status: "delivered", minutes: n });
    if (n < 2) await addText(sql, told, { status: "delivered", minutes: 1, userId: both.id });
  }
  const { body: { storms } } = await manager.get("/api/district/storms");
  assert.equal(DistrictStormList.parse({ storms, next: null }).storms.length, 1);
  assert.equal(storms[0].texts.delivered, 7);

  // Every episode's address is the storm's.
  const pages = await Promise.all(ids.map((id) => manager.get(`/api/district/storms/${id}`)));
  const storm = DistrictStorm.parse(pages[4]!.body);
  for (const { body } of pages) assert.deepEqual(body, storm);
  assert.equal(storm.id, ids[0]);
  assert.equal(storm.level, "flood");
  assert.equal(storm.clearedAt, null, "it is still on over the last");
  assert.deepEqual(storm.zips.map(({ zip }) => zip), FIVE);
  assert.deepEqual(storm.people, { texted: 6, reached: 6 });
  assert.equal(storm.texts.minutesToLastPhone, 4);
  assert.deepEqual(storm.alerts.map(({ step, zips, texts }) => [step, zips, texts.delivered]), [
    ["heavy", FIVE, 7],
  ]);
  assert.deepEqual(storm.alerts[0]!.facts.map(({ zips }) => zips), [
    FIVE.slice(0, 3),
    FIVE.slice(3),
  ]);

  // It grows, and stays where it is.
  await sql`update episodes set cleared_at = '2026-11-22T18:00:00Z' where cleared_at is null`;
  await addStorm(sql, "11201", "2026-11-22T18:59:00Z", { isOver: false });
  const { body: grown } = await manager.get(`/api/district/storms/${storm.id}`);
  assert.equal(grown.id, storm.id);
  assert.deepEqual(grown.zips.map(({ zip }: { zip: string }) => zip), [...FIVE, "11201"]);
});

Deno.test("the database gathers storms as the code does", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const START = Date.parse("2026-11-01T00:00:00Z");
  const MINUTE_MS = 60_000;
  let several = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = new Random(seed);
    const bid = await addDistrict(sql, { ...RED_HOOK, slug: `d${seed}`, zips: FIVE });
    await sql`delete from episodes`;
    for (const zip of FIVE) {
      let minute = 0;
      for (let n = random.whole(0, 6); n > 0; n--) {
        // By whole half hours, so that what touches and what is just too far comes often.
        minute += 30 * random.whole(1, 20) + (random.isOneIn(3) ? 1 : 0);
        const startedAt = new Date(START + minute * MINUTE_MS);
        minute += 30 * random.whole(0, 8);
        const isOpen = n === 1 && random.isOneIn(5);
        await sql`
          insert into episodes (zip, level, started_at, wet_at, cleared_at)
          values (${zip}, 'any', ${startedAt}, ${startedAt},
            ${isOpen ? null : new Date(START + minute * MINUTE_MS)})`;
      }
    }
    const rows = await sql<
      { id: string; stormId: string; startedAt: Date; clearedAt: Date | null }[]
    >`
      select episode_id as id, storm_id, started_at, cleared_at
      from district_storms(${bid.id}, '-infinity', 'infinity')`;
    const spells = rows.map((row) => ({
      ...row,
      startedAt: row.startedAt.getTime(),
      clearedAt: row.clearedAt && row.clearedAt.getTime(),
    }));
    for (const storm of gatherStorms(spells)) {
      for (const spell of storm) assert.equal(spell.stormId, storm[0]!.id, `case ${seed}`);
      several += Number(storm.length > 1);
    }
    assert.equal(
      new Set(spells.map(({ stormId }) => stormId)).size,
      gatherStorms(spells).length,
      `case ${seed}`,
    );
  }
  assert.ok(several > 100, `only ${several} storms of several ZIP codes`);
});

Deno.test("a storm of another district is not there, nor is one that never was", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const bid = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId: bid.id }));
  const theirs = await addStorm(sql, "07030", "2026-11-22T12:00:00Z");
  for (const id of [theirs, crypto.randomUUID()]) {
    const { status, body } = await manager.get(`/api/district/storms/${id}`);
    assert.equal(status, 404);
    assert.equal(body.error.code, "stormNotFound");
  }
  assert.equal((await manager.get("/api/district/storms/x")).status, 422);
});
