// What a storm was to a district, from its rows: every figure once, and nobody else's.
import assert from "node:assert/strict";
import { AfterReport } from "shared/api/district/after.ts";
import type { Sql } from "shared/server/database.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import {
  addCell,
  addDistrict,
  addRain,
  addReport,
  addUser,
  HOBOKEN,
  RED_HOOK,
} from "../../../testing/rows.ts";

const PATH = "/api/district/after";
const CORNER = { latitude: 40.677512, longitude: -74.008543 };
const NOW = "2026-11-24T18:00:00Z";

/** Rain over Red Hook on Nov 22 from noon to three by UTC, an alert, a text that came. */
async function addStorm(sql: Sql, { day = "22", mm = 6, zip = "11231" } = {}) {
  const [episode] = await sql<[{ id: string }]>`
    insert into episodes (zip, level, started_at, wet_at, cleared_at)
    values (${zip}, 'heavy', ${`2026-11-${day}T12:00Z`}, ${`2026-11-${day}T14:00Z`},
      ${`2026-11-${day}T15:00Z`})
    returning id`;
  const [alert] = await sql<[{ id: string }]>`
    insert into alerts (episode_id, step, facts, created_at)
    values (${episode.id}, 'heavy', ${sql.json({ source: "forecast" })}, ${`2026-11-${day}T12:00Z`})
    returning id`;
  const { id: userId, phone } = await addUser(sql);
  await sql`
    insert into messages
      (kind, user_id, phone, episode_id, step, alert_id, body, segments, status, created_at,
       send_at, expires_at, settled_at)
    values ('alert', ${userId}, ${phone}, ${episode.id}, 'heavy', ${alert.id}, 'x', 1, 'delivered',
      ${`2026-11-${day}T12:00Z`}, now(), now(), ${`2026-11-${day}T12:04Z`})`;
  const [cell] = await sql<{ cellId: string | null }[]>`
    select cell_id::text from zips where zip = ${zip}`;
  const cellId = cell!.cellId ??
    await addCell(sql, [zip], zip === "11231" ? {} : { longitude: -74.03 });
  const rain = { [`2026-11-${day}T12:45Z`]: 2, [`2026-11-${day}T13:00Z`]: mm };
  await addRain(sql, cellId, rain, `2026-11-${day}T13:00Z`);
  return episode.id;
}

async function openDistrict() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const api = starting.use(await startApi(database));
  const { sql } = database;
  api.clock.set(NOW);
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const user = await addUser(sql, { bidId });
  const manager = await api.enter(user);
  const owned = starting.move();
  return { sql, api, bidId, user, manager, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

Deno.test("a storm's report has its rain, warnings, alerts, reports, incidents, answers and 311 numbers", async () => {
  await using opened = await openDistrict();
  const { sql, bidId, user, manager } = opened;
  const storm = await addStorm(sql);
  const reporter = await addUser(sql);
  const add = (time: string, depth: string, location?: typeof CORNER) =>
    addReport(sql, {
      bidId,
      userId: reporter.id,
      depth,
      happenedAt: `2026-11-22T${time}:00Z`,
      location,
    });
  const [lead, second, passed] = [
    await add("13:10", "knee", CORNER),
    await add("13:20", "waist", { ...CORNER, latitude: 40.6776 }),
    await add("15:30", "ankle"),
  ];
  // Before its hour, and after the half day that follows.
  await add("10:59", "inside");
  await addReport(sql, { bidId, depth: "inside", happenedAt: "2026-11-23T03:00:00Z" });
  const [incident] = await sql<[{ id: string }]>`
    insert into incidents (bid_id, lead_id, created_at) values (${bidId}, ${lead}, now())
    returning id`;
  await sql`
    update reports set incident_id = ${incident.id} where id = any(${[lead, second]}::uuid[])`;
  await sql`insert into report_confirmations values (${lead}, ${user.id}, now())`;
  const act = (id: string, kind: string, detail: object, at: string) =>
    sql`
      insert into report_acts (bid_id, report_id, user_id, kind, detail, acted_at)
      values (${bidId}, ${id}, ${user.id}, ${kind}, ${JSON.stringify(detail)}::text::jsonb, ${at})`;
  await act(lead, "note", { text: "Staff's own words" }, "2026-11-22T13:11Z");
  await act(lead, "status", { from: "new", to: "water_gone" }, "2026-11-22T13:40Z");
  await act(passed, "status", { from: "new", to: "passed_on" }, "2026-11-22T15:40Z");
  await sql`update reports set status = 'water_gone' where id = ${lead}`;
  await sql`update reports set status = 'same_as' where id = ${second}`;
  await sql`
    update reports set status = 'passed_on', city_number = '311-20' where id = ${passed}`;
  await sql`
    insert into warnings (id, event, headline, sender, sent_at, seen_at, ends_at, area)
    select 'w' || n, 'Flash Flood Warning', 'until ' || n, 'NWS',
      timestamptz '2026-11-22T12:30Z' + n * interval '10 minutes', now(), '2026-11-22T16:00Z',
      (select boundary from bids where id = ${bidId})
    from generate_series(1, 2) n`;
  await sql`update warnings set first_id = 'w1' where id = 'w2'`;

  const { status, body, text } = await manager.get(`${PATH}?storm=${storm}`);
  assert.equal(status, 200, text);
  const report = AfterReport.parse(body);
  assert.deepEqual(report.storm, {
    id: storm,
    level: "heavy",
    startedAt: "2026-11-22T12:00:00.000Z",
    clearedAt: "2026-11-22T15:00:00.000Z",
  });
  assert.deepEqual([report.from, report.until], [
    "2026-11-22T11:00:00.000Z",
    "2026-11-23T03:00:00.000Z",
  ]);
  const [rain] = report.rain;
  assert.deepEqual([rain!.totalMm, rain!.level, rain!.wettestQuarter], [8, "heavy", {
    mm: 6,
    at: "2026-11-22T13:00:00.000Z",
  }]);
  assert.deepEqual(
    report.warnings.map(({ event, headline, issuedAt }) => [event, headline, issuedAt]),
    [
      ["Flash Flood Warning", "until 2", "2026-11-22T12:40:00.000Z"],
    ],
  );
  assert.deepEqual(report.people, { texted: 1, reached: 1 });
  assert.deepEqual([report.texts.delivered, report.texts.minutesToLastPhone], [1, 4]);
  assert.deepEqual(report.alerts.map(({ step, zips }) => [step, zips]), [["heavy", ["11231"]]]);
  const { reports } = report;
  assert.deepEqual([reports.count, reports.isCut], [3, false]);
  assert.deepEqual(reports.byDepth.map(({ count }) => count), [1, 1, 1, 0]);
  assert.deepEqual(reports.byHour.map(({ count }) => count), [2, 0, 1]);
  assert.deepEqual(reports.places.map(({ reports, deepest, zip }) => [reports, deepest, zip]), [
    [2, "waist", "11231"],
    [1, "ankle", "11231"],
  ]);
  assert.deepEqual(
    report.incidents.map((
      { id, reports, people, deepest, status, statusAt },
    ) => [id, reports, people, deepest, status, statusAt]),
    [[incident.id, 2, 3, "waist", "water_gone", "2026-11-22T13:40:00.000Z"]],
  );
  assert.deepEqual(report.answers, {
    answered: 2,
    unanswered: 1,
    medianMinutes: 20,
    slowestMinutes: 30,
  });
  assert.deepEqual(
    report.cityCases.map(({ number, daysOpen, endedAt }) => [number, daysOpen, endedAt]),
    [
      ["311-20", 2, null],
    ],
  );
  assert.ok(!text.includes("Staff's own words"));
});

Deno.test("hidden, withdrawn and removed reports are nowhere; private ones are the staff's", async () => {
  await using opened = await openDistrict();
  const { sql, bidId, manager } = opened;
  const storm = await addStorm(sql);
  const add = () => addReport(sql, { bidId, happenedAt: "2026-11-22T13:00:00Z", location: CORNER });
  const [hidden, gone, removed, own] = [await add(), await add(), await add(), await add()];
  await sql`update reports set note = 'words of ' || id`;
  await sql`update reports set hidden_at = now(), hidden_reason = 'x' where id = ${hidden}`;
  await sql`update reports set withdrawn_at = now() where id = ${gone}`;
  await sql`update reports set withdrawn_at = now(), removed_at = now() where id = ${removed}`;
  await sql`update reports set is_private = true where id = ${own}`;
  for (const rest of ["", "/exports/reports.csv", "/exports/reports.geojson"]) {
    const { text } = await manager.get(`${PATH}${rest}?storm=${storm}`);
    for (const id of [hidden, gone, removed]) assert.ok(!text.includes(id), rest);
    assert.ok(text.includes(own), rest);
  }
});

Deno.test("a period has its days by the district's clock, and all storms of them", async () => {
  await using opened = await openDistrict();
  const { sql, bidId, manager } = opened;
  const [first, second] = [await addStorm(sql, { day: "20" }), await addStorm(sql, { day: "22" })];
  // 05:00 by UTC is New York's midnight.
  await addReport(sql, { bidId, happenedAt: "2026-11-20T04:59:00Z" });
  await addReport(sql, { bidId, happenedAt: "2026-11-20T05:00:00Z" });
  await addReport(sql, { bidId, happenedAt: "2026-11-23T04:59:00Z" });
  const { body } = await manager.get(`${PATH}?from=2026-11-20&until=2026-11-22`);
  const report = AfterReport.parse(body);
  assert.equal(report.storm, null);
  assert.equal(report.reports.count, 2);
  assert.equal(report.texts.delivered, 2);
  assert.equal(report.rain[0]!.totalMm, 16);
  assert.deepEqual(report.earlier.map(({ id }) => id), [second, first]);
  for (
    const query of [
      "",
      "?from=2026-11-20",
      "?from=2026-11-20&until=2026-11-19",
      "?from=2026-10-20&until=2026-11-20",
      `?storm=${first}&from=2026-11-20&until=2026-11-20`,
    ]
  ) assert.equal((await manager.get(PATH + query)).status, 422, query);
});

Deno.test("storms stand beside those before them, each in its own time, none after", async () => {
  await using opened = await openDistrict();
  const { sql, bidId, manager } = opened;
  const ids: string[] = [];
  for (const [n, day] of ["16", "18", "20", "22"].entries()) {
    ids.push(await addStorm(sql, { day, mm: 2 + n }));
    for (let i = 0; i <= n; i++) {
      await addReport(sql, { bidId, happenedAt: `2026-11-${day}T13:00:00Z` });
    }
  }
  const { body } = await manager.get(`${PATH}?storm=${ids[2]}`);
  const { earlier } = AfterReport.parse(body);
  assert.deepEqual(
    earlier.map((
      { id, reports, wettestQuarterMm, delivered },
    ) => [id, reports, wettestQuarterMm, delivered]),
    [[ids[2], 3, 4, 1], [ids[1], 2, 3, 1], [ids[0], 1, 2, 1]],
  );
});

Deno.test("the files say what the page says", async () => {
  await using opened = await openDistrict();
  const { sql, bidId, manager } = opened;
  const storm = await addStorm(sql);
  const id = await addReport(sql, {
    bidId,
    happenedAt: "2026-11-22T13:00:00Z",
    location: CORNER,
  });
  await addReport(sql, { bidId, happenedAt: "2026-11-22T13:05:00Z" });
  await sql`update reports set note = '=cmd|1' where id = ${id}`;
  const get = (file: string) => manager.get(`${PATH}/exports/${file}?storm=${storm}`);
  const csv = await get("reports.csv");
  assert.match(csv.headers.get("content-type")!, /^text\/csv/);
  const [head, first] = csv.text.split("\r\n");
  assert.ok(head!.endsWith("cityNumber,forStaffOnly,note"));
  assert.equal(
    first,
    `${id},2026-11-22T13:00:00.000Z,2026-11-22T13:00:00.000Z,11231,40.677512,-74.008543,,,knee,new,,,no,'=cmd|1`,
  );
  const { features } = JSON.parse((await get("reports.geojson")).text);
  assert.deepEqual(features[0].geometry, {
    type: "Point",
    coordinates: [CORNER.longitude, CORNER.latitude],
  });
  assert.equal(features[1].geometry, null);
  const rain = (await get("rain.csv")).text.trim().split("\r\n");
  assert.deepEqual(rain.slice(1), [
    "11231,2026-11-22T12:45:00.000Z,2",
    "11231,2026-11-22T13:00:00.000Z,6",
  ]);
  assert.equal((await get("all.csv")).status, 422);
});

Deno.test("another district's storm is not there, and of one over both each sees its own", async () => {
  await using opened = await openDistrict();
  const { sql, api, bidId, manager } = opened;
  const { id: otherId } = await addDistrict(sql, { ...HOBOKEN, zips: ["07030", "11231"] });
  const other = await api.enter(await addUser(sql, { bidId: otherId }));
  const [theirs, both] = [
    await addStorm(sql, { zip: "07030", day: "20" }),
    await addStorm(sql),
  ];
  await addReport(sql, { bidId, happenedAt: "2026-11-22T13:00:00Z" });
  await addReport(sql, { bidId: otherId, depth: "waist", happenedAt: "2026-11-22T13:00:00Z" });
  const refused = await manager.get(`${PATH}?storm=${theirs}`);
  assert.deepEqual([refused.status, refused.body.error.code], [404, "stormNotFound"]);
  const depthsOf = async (who: typeof manager) => {
    const { body } = await who.get(`${PATH}?storm=${both}`);
    return AfterReport.parse(body).reports.rows.map(({ depth }) => depth);
  };
  assert.deepEqual(await depthsOf(manager), ["knee"]);
  assert.deepEqual(await depthsOf(other), ["waist"]);
});
