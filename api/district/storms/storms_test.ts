import assert from "node:assert/strict";
import { DistrictStorm, DistrictStormList } from "shared/api/district.ts";
import type { Level } from "shared/levels.ts";
import { plainReason } from "shared/server/carrier_errors.ts";
import type { Sql } from "shared/server/database.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

const NOW = "2026-11-22T18:00:00Z";
const UNREACHABLE = 30003;

async function addStorm(sql: Sql, zip: string, startedAt: string, level: Level = "heavy") {
  const [row] = await sql<[{ id: string }]>`
    insert into episodes (zip, level, started_at, wet_at, cleared_at)
    values (${zip}, ${level}, ${startedAt}, ${startedAt},
      ${startedAt}::timestamptz + interval '3 hours')
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

/** Texts to somebody new each; `minutes`: how long they took. */
async function addText(
  sql: Sql,
  alert: { id: string; episodeId: string; step: string; at: string },
  { status, minutes = null, errorCode = null, heldFor = null }: {
    status: string;
    minutes?: number | null;
    errorCode?: number | null;
    heldFor?: string | null;
  },
) {
  const { id, phone } = await addUser(sql);
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
  const id = await addStorm(sql, "11231", "2026-11-22T12:00:00Z", "flood");
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
    zip: "11231",
    city: "Brooklyn",
    level: "flood",
    startedAt: "2026-11-22T12:00:00.000Z",
    clearedAt: "2026-11-22T15:00:00.000Z",
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
  assert.deepEqual(alerts[0]!.facts, facts);
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
  // Made in no order, and two at the same moment: one front over two ZIP codes.
  for (const day of ["03", "01", "05"]) {
    for (const zip of ["11231", "11215"]) {
      expected.push(`${day} ${await addStorm(sql, zip, `2026-11-${day}T12:00:00Z`)}`);
    }
  }
  await addStorm(sql, "07030", "2026-11-04T12:00:00Z");
  await addStorm(sql, "11231", "2025-10-01T12:00:00Z");
  const seen: string[] = [];
  let before: string | null = "";
  while (before !== null) {
    const from: string = before && `&before=${before}`;
    const { body } = await manager.get(`/api/district/storms?limit=2${from}`);
    const { storms, next } = DistrictStormList.parse(body);
    seen.push(...storms.map(({ id, startedAt }) => `${startedAt.slice(8, 10)} ${id}`));
    before = next;
  }
  assert.deepEqual(seen, expected.sort().reverse());
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
