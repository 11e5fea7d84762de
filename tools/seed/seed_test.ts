import assert from "node:assert/strict";
import { parsePhone } from "shared/server/phones.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { DISTRICTS, isInside } from "./districts.ts";
import { seed } from "./seed.ts";
import { isEmpty, listSignIns } from "./sign_ins.ts";
import { makeDemoWorld, type ZipRow } from "./world.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const OPTIONS = { now: NOW, publicUrl: "http://localhost:8080" };

Deno.test("the demo fills every table that a page shows, and its photos are there", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  const { storage } = sandbox;
  assert.equal(await isEmpty(sql), true);
  const figures = await seed(sql, storage, { ...OPTIONS, now: new Date() });
  assert.equal(await isEmpty(sql), false);
  assert.equal(figures.residents, 40);
  assert.ok(figures.reports >= 150 && figures.reports <= 280, `${figures.reports} reports`);

  for (
    const table of [
      "rain_days",
      "sweeps",
      "episodes",
      "alerts",
      "messages",
      "receipts",
      "report_acts",
      "media",
      "depth_answers",
    ]
  ) {
    const [row] = await sql<[{ count: number }]>`select count(*)::int from ${sql(table)}`;
    assert.ok(row.count > 50, `${row.count} ${table}`);
  }
  const [sea] = await sql<[{ gauges: number; wanting: number; strangers: number }]>`
    select
      (select count(*)::int from zip_stations) as gauges,
      count(*) filter (where u.wants_tides)::int as wanting,
      count(*) filter (where not u.wants_tides)::int as strangers
    from messages m join tides t on t.id = m.episode_id join users u on u.id = m.user_id`;
  assert.equal(sea.gauges, DISTRICTS[0]!.zips.length);
  assert.ok(sea.wanting > 4 && sea.strangers === 0, JSON.stringify(sea));
  const drafts = await sql`
    select b.state from broadcasts b join broadcast_versions v on v.broadcast_id = b.id
    where v.user_id is not null and v.content ->> 'name' <> '' and b.id not in (
      select broadcast_id from broadcast_sendings
    )`;
  assert.deepEqual(drafts.map(({ state }) => state), ["draft", "draft"]);
  const [media] = await sql<[{ objectKey: string; sizeBytes: number }]>`
    select object_key, size_bytes::float8 as size_bytes from media limit 1`;
  const object = await storage.findObject(media.objectKey);
  assert.equal(object?.sizeBytes, media.sizeBytes);
  assert.deepEqual([...object!.head.slice(1, 4)], [..."PNG"].map((c) => c.charCodeAt(0)));

  const signIns = await listSignIns(sql);
  assert.deepEqual(signIns.map(({ who }) => who), [
    "Manager, Court & Smith Streets",
    "Crew, Court & Smith Streets",
    "Viewer, Court & Smith Streets",
    "Manager, Hoboken Washington Street",
    "Crew, Hoboken Washington Street",
    "Viewer, Hoboken Washington Street",
    "Resident",
  ]);
  for (const { phone } of signIns) assert.equal(parsePhone(phone), phone);
});

const ZIPS: ZipRow[] = DISTRICTS.flatMap(({ zips, boundary }) =>
  zips.map((zip, i) => ({
    zip,
    city: "Brooklyn",
    timeZone: "America/New_York",
    longitude: boundary.coordinates[0]![i]![0],
    latitude: boundary.coordinates[0]![i]![1],
  }))
);

Deno.test("the same seed number and time make the same demo; another number another one", () => {
  const world = (seed: number) => makeDemoWorld(ZIPS, { ...OPTIONS, seed });
  assert.deepEqual(world(1), world(1));
  assert.notDeepEqual(world(1).reports, world(2).reports);
});

for (let hour = 0; hour < 24; hour += 3) {
  Deno.test(`a demo made at ${hour}:00 UTC has as much to show as any other`, () => {
    const now = new Date(Date.UTC(2026, 10, 22, hour, 7));
    const world = makeDemoWorld(ZIPS, { ...OPTIONS, now, seed: 3 });
    const { answers, photos, reports, messages } = world;
    assert.ok(answers.length > 50, `${answers.length} answers`);
    assert.ok(photos.length > 50 && reports.length >= 150, `${photos.length}, ${reports.length}`);
    assert.ok(messages.some(({ status }) => status === "delivered"));
    const [told] = world.sea.alerts;
    assert.ok(world.sea.texts.length > 4 && told!.createdAt < now, "a tide of last week was told");
  });
}

Deno.test("reports lie in their district, in the past, and their acts in order", () => {
  const { bids, photos, batch, ...world } = makeDemoWorld(ZIPS, { ...OPTIONS, seed: 3 });
  const [reports, acts] = [[...world.reports, ...batch.reports], [...world.acts, ...batch.acts]];
  for (const { latitude, longitude, bidId, createdAt, happenedAt } of reports) {
    const { boundary } = bids.find((bid) => bid.id === bidId)!;
    if (latitude !== null) assert.ok(isInside(boundary, [longitude!, latitude]));
    assert.ok(happenedAt <= createdAt && createdAt < NOW);
  }
  for (const report of reports) {
    const own = acts.filter((act) => act.reportId === report.id);
    const changes = own.filter(({ kind }) => kind === "status" || kind === "merged");
    const last = changes.at(-1);
    const status = last?.kind === "status" ? last.detail.to : last ? "same_as" : "new";
    assert.equal(status, report.status);
    const times = [report.createdAt, ...own.map((act) => act.actedAt), NOW].map(Number);
    assert.deepEqual(times, times.toSorted((a, b) => a - b));
  }
  assert.ok(photos.length > 50);
});

Deno.test("past storms went as the worker would have had it: one text a person, storm and step", () => {
  const { alerts, episodes, messages, users } = makeDemoWorld(ZIPS, { ...OPTIONS, seed: 3 });
  const keys = messages.map(({ userId, episodeId, step }) => `${userId} ${episodeId} ${step}`);
  assert.equal(new Set(keys).size, keys.length);
  for (const episode of episodes) {
    const steps = alerts.filter((alert) => alert.episode === episode).map(({ step }) => step);
    assert.ok(["any", "heavy", "flood"].includes(steps[0]!));
    if (NOW.getTime() - episode.startedAt.getTime() < 5 * 3600_000) {
      assert.equal(episode.clearedAt, null, "the last storm is on");
      continue;
    }
    assert.equal(steps.at(-1), "clear", "every storm before is over by now");
    assert.ok(episode.clearedAt! > episode.startedAt);
  }
  const stopped = users.find((user) => user.unsubscribedAt)!;
  const on = episodes.filter(({ clearedAt }) => clearedAt === null);
  assert.deepEqual(on.map(({ zip }) => zip).sort(), DISTRICTS.flatMap(({ zips }) => zips).sort());
  const after = messages.filter(({ userId, createdAt }) =>
    userId === stopped.id && createdAt > stopped.unsubscribedAt!
  );
  assert.deepEqual(after, []);
});

Deno.test("the demo has texts that waited, failed and were overtaken, each with its reason", () => {
  const { messages, users, alerts, answers, reports } = makeDemoWorld(ZIPS, {
    ...OPTIONS,
    seed: 4,
  });
  const has = (what: (message: (typeof messages)[number]) => boolean) => messages.some(what);
  assert.ok(has(({ status, heldFor }) => status === "held" && heldFor === "pause"));
  assert.ok(has(({ status, heldFor }) => status === "expired" && heldFor === "quiet"));
  assert.ok(has(({ status, heldFor }) => status === "delivered" && heldFor === "quiet"));
  assert.ok(new Set(messages.map(({ errorCode }) => errorCode)).size > 3);
  assert.ok(new Set(messages.map(({ language }) => language)).size === 3);
  for (const { status, errorCode, expiredFor, settledAt } of messages) {
    assert.equal(errorCode !== null, status === "undelivered");
    assert.equal(expiredFor !== null, status === "expired");
    assert.ok(!settledAt || settledAt < NOW);
  }
  const byOwn = alerts.filter(({ facts }) => "thresholdsOf" in facts && facts.thresholdsOf);
  assert.ok(byOwn.length > 0 && byOwn.every(({ episode }) => episode.zip === "07030"));
  assert.ok(alerts.some(({ facts }) => facts.source === "warning"));
  const byText = reports.filter(({ via }) => via === "text");
  assert.deepEqual(
    byText.map(({ id }) => id),
    answers.filter(({ answer }) => answer > 0).map(({ reportId }) => reportId),
  );
  assert.ok(users.some(({ pausedUntil }) => pausedUntil && pausedUntil > NOW));
});
