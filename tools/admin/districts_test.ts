import assert from "node:assert/strict";
import { insertReport } from "../../api/reports/sql.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { addReport, addUser } from "../../testing/rows.ts";
import { run } from "../admin.ts";
import { Mistake } from "./mistake.ts";
import { writeTemporaryFile } from "../../testing/temporary.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
/** About 11231's point; a thousandth of a degree is about 100 metres. */
const MIDDLE = [-74.009, 40.677] as const;

type Pair = [number, number];

function box(west: number, south: number, east: number, north: number): Pair[] {
  const at = (x: number, y: number): Pair => [
    Number((MIDDLE[0] + x / 1000).toFixed(5)),
    Number((MIDDLE[1] + y / 1000).toFixed(5)),
  ];
  return [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
}

function fileOf(...parts: Pair[][][]): string {
  const features = parts.map((part, i) => ({
    type: "Feature",
    properties: { bid: `BID ${i + 1}` },
    geometry: { type: "MultiPolygon", coordinates: [part] },
  }));
  return writeTemporaryFile(JSON.stringify({ type: "FeatureCollection", features }), ".geojson");
}

function adminOf(database: TestDatabase) {
  const admin = (...args: string[]) => run(database.asProgram, args, NOW);
  return {
    admin,
    add: (slug: string, file: string, ...more: string[]) =>
      admin("districts", "add", slug, `The ${slug}`, "America/New_York", file, "11231", ...more),
    told: (...args: string[]) =>
      admin(...args).then((said) => `done: ${said}`, (e: Mistake) => e.message),
  };
}

async function storedOf(database: TestDatabase) {
  return [
    ...await database.sql`
    select slug, name, time_zone, boundary ->> 'type' as type,
      array(select zip from bid_zips z where z.bid_id = b.id order by zip) as zips
    from bids b order by slug`,
  ];
}

Deno.test("a district comes in from a city's file of many, in parts and with holes", async () => {
  await using database = await cloneDatabase();
  const { admin, add, told } = adminOf(database);
  const file = await fileOf(
    [box(0, 0, 2, 2), box(0.5, 0.5, 1, 1)],
    [box(3, 0, 4, 2)],
    [box(9, 9, 12, 12)],
  );
  assert.match(
    await told("districts", "add", "a", "A", "America/New_York", file, "11231"),
    /3 areas/,
  );
  assert.match(
    await add("both", file, "--feature", "1", "--feature", "2"),
    /both is a district now, 0\.02 sq mi in 2 parts with 1 hole\. Next: staff add/,
  );
  await add("third", file, "--where", "bid=BID 3");
  assert.deepEqual((await storedOf(database)).map(({ slug, type }) => [slug, type]), [
    ["both", "MultiPolygon"],
    ["third", "Polygon"],
  ]);
  assert.equal(
    await admin("districts", "list"),
    [
      "both  The both  America/New_York  11231  0.02 sq mi in 2 parts with 1 hole  0 staff  0 reports, 0 open",
      "third  The third  America/New_York  11231  0.03 sq mi  0 staff  0 reports, 0 open",
    ].join("\n"),
  );
});

Deno.test("a boundary that cannot be this district's is refused, and nothing is stored", async () => {
  await using database = await cloneDatabase();
  const { told } = adminOf(database);
  const turned = await fileOf([box(0, 0, 2, 2).map(([x, y]): Pair => [y, x])]);
  const chicago = await fileOf([box(0, 0, 2, 2).map(([x, y]): Pair => [x - 13.6, y + 1.2])]);
  const world: Pair[] = [[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]];
  const add = (file: string) =>
    told("districts", "add", "a", "A", "America/New_York", file, "11231");
  assert.match(await add(turned), /latitude first.* turned round\. .*say --mend to take it so/);
  assert.match(await add(chicago), /miles from 11231/);
  assert.match(await add(await fileOf([world])), /half round the earth/);
  assert.deepEqual(await storedOf(database), []);
});

Deno.test("an overlap of a pavement is told, the same district twice is refused", async () => {
  await using database = await cloneDatabase();
  const { add, admin } = adminOf(database);
  await add("first", await fileOf([box(0, 0, 4, 4)]));
  const beside = await add("beside", await fileOf([box(3.9, 0, 8, 4)]));
  assert.match(beside, /overlaps first by [\d,]+ m²: a report from there goes to first, the older/);
  await assert.rejects(
    add("again", await fileOf([box(0.2, 0, 4, 4)])),
    /again would lie over the district first, with 0\.06 sq mi in common/,
  );
  await assert.rejects(add("within", await fileOf([box(1, 1, 2, 2)])), /would lie over/);
  const wider = await fileOf([box(0, 0, 4.1, 4)]);
  assert.match(
    await admin("districts", "change", "first", "--boundary", wider),
    /overlaps beside by [\d,]+ m²: a report from there goes to first/,
  );
  assert.doesNotMatch(await add("apart", await fileOf([box(20, 0, 24, 4)])), /overlap/);
});

Deno.test("a district is changed in what is given, and the rest stays", async () => {
  await using database = await cloneDatabase();
  const { admin, add } = adminOf(database);
  await add("a", await fileOf([box(0, 0, 2, 2)]));
  await admin("districts", "change", "a", "--name", "New Name");
  await admin("districts", "change", "a", "--time-zone", "America/Detroit");
  await admin("districts", "change", "a", "--zip", "11231", "--zip", "11215,11201");
  assert.deepEqual(await storedOf(database), [{
    slug: "a",
    name: "New Name",
    timeZone: "America/Detroit",
    type: "Polygon",
    zips: ["11201", "11215", "11231"],
  }]);
  const file = await fileOf([box(0, 0, 2, 2)], [box(3, 0, 4, 2)]);
  const said = await admin(
    ..."districts change a --feature 1 --feature 2 --boundary".split(" "),
    file,
  );
  assert.match(said, /a is changed: 0\.02 sq mi in 2 parts now/);
  assert.equal((await storedOf(database))[0]!.type, "MultiPolygon");
});

Deno.test("a ZIP code that leaves a district follows its tide gauge no more, and those that stay do", async () => {
  await using database = await cloneDatabase();
  const { admin, add } = adminOf(database);
  const { sql } = database;
  await add("a", await fileOf([box(0, 0, 2, 2)]));
  await admin("districts", "change", "a", "--zip", "11231,11215,11201");
  await sql`
    insert into stations (id, name, latitude, longitude, minor, levels_by, listed_at)
    values ('8518750', 'The Battery', 40.7006, -74.0142, 2194, 'nws', now())`;
  await sql`
    insert into zip_stations (zip, station_id, bid_id, chosen_at)
    select zip, '8518750', bid_id, ${NOW} from bid_zips where zip <> '11201'`;
  await sql`insert into zip_stations (zip, station_id, chosen_at) values ('11201', '8518750', ${NOW})`;
  await admin("districts", "change", "a", "--zip", "11231");
  const left = await sql`select zip, bid_id is null as by_operator from zip_stations order by zip`;
  assert.deepEqual([...left], [
    { zip: "11201", byOperator: true },
    { zip: "11231", byOperator: false },
  ]);
  await admin("districts", "change", "a", "--zip", "11231,11217,11201");
  const joined = await sql`
    select zip, station_id, bid_id is null as by_operator from zip_stations order by zip`;
  assert.deepEqual([...joined], [
    { zip: "11201", stationId: "8518750", byOperator: true },
    { zip: "11217", stationId: "8518750", byOperator: false },
    { zip: "11231", stationId: "8518750", byOperator: false },
  ], "who comes to the district comes to its gauge, but for what the operator chose");
  await assert.rejects(
    sql`
      insert into zip_stations (zip, station_id, bid_id, chosen_at)
      select '10001', '8518750', id, ${NOW} from bids`,
    /zip_stations_own_zip/,
  );
});

Deno.test("a changed boundary leaves reports where they are, and says which would be elsewhere", async () => {
  await using database = await cloneDatabase();
  const { admin, add } = adminOf(database);
  await add("a", await fileOf([box(0, 0, 2, 2)]));
  const [bid] = await database.sql`select id from bids`;
  const report = (bidId: string | null, x: number) =>
    addReport(database.sql, {
      bidId,
      location: { longitude: MIDDLE[0] + x / 1000, latitude: MIDDLE[1] + 0.001 },
      happenedAt: NOW,
    });
  await report(bid!.id, 1);
  await report(null, 4);
  await report(null, 5);
  await report(null, 90);
  await database.sql`
    insert into bid_streets (bid_id, name, line, metres)
    values (${bid!.id}, 'A Street', '[[-74.01, 40.677], [-74.008, 40.677]]', 100)`;
  const said = await admin(
    "districts",
    "change",
    "a",
    "--boundary",
    await fileOf([box(3, 0, 6, 2)]),
  );
  assert.match(said, /Outside now, and still its to answer: 1 open report\./);
  assert.match(said, /Within now, and still without a district: 2 open reports\./);
  assert.match(said, /load them again, streets a FILE/);
  const [count] = await database
    .sql`select count(*)::int as own from reports where bid_id is not null`;
  assert.equal(count!.own, 1);
});

Deno.test("what cannot be changed is told, and nothing is", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  const { add, told } = adminOf(database);
  const file = await fileOf([box(0, 0, 2, 2)]);
  await add("a", file);
  const before = await storedOf(database);
  const change = (...args: string[]) => told("districts", "change", ...args);
  const wrong: [string[], RegExp][] = [
    [[], /Usage/],
    [["a", "b"], /Usage/],
    [["a", "--colour", "red"], /Usage/],
    [["a", "--name"], /Usage/],
    [["b", "--name", "B"], /There is no district "b"/],
    [["a"], /Nothing to change/],
    [["a", "--name", " "], /needs a name/],
    [["a", "--time-zone", "Brooklyn"], /is no time zone/],
    [
      ["a", "--time-zone", "America/Los_Angeles"],
      /not the time of 11231: that is America\/New_York/,
    ],
    [["a", "--name", "A\nB"], /one line/],
    [["a", "--name", "A".repeat(101)], /one line of 100 letters/],
    [["a", "--zip", "99999"], /Not a ZIP code: 99999/],
    [["a", "--zip", ""], /Not a ZIP code/],
    [["a", "--zip", "02108"], /The boundary of a is no boundary for these ZIP codes: .*02108/],
    [["a", "--boundary", "/nowhere"], /no such file/],
    [["a", "--where", "x=y"], /give it by --boundary/],
    [["a", "--boundary", file, "--feature", "0"], /counted from 1, not "0"/],
    [["a", "--boundary", file, "--feature", "7"], /there is no feature 7/],
    [["a", "--name", "B", "--boundary", await fileOf([box(0, 0, 200, 200)])], /sq mi/],
  ];
  for (const [args, why] of wrong) assert.match(await change(...args), why, args.join(" "));
  assert.deepEqual(await storedOf(database), before);
});

Deno.test("a district goes only after what becomes of all that is its was said and agreed to", async () => {
  await using database = await cloneDatabase();
  const sql = database.asProgram;
  const { admin, add, told } = adminOf(database);
  await add("a", await fileOf([box(0, 0, 2, 2)]));
  await add("b", await fileOf([box(5, 0, 7, 2)]));
  const [bid] = await sql`select id from bids where slug = 'a'`;
  const manager = await addUser(sql, { bidId: bid!.id });
  const sender = await addUser(sql);
  const id = await addReport(sql, { bidId: bid!.id, userId: sender.id, happenedAt: NOW });
  await sql`insert into places (user_id, zip) values (${sender.id}, '11231')`;
  await sql`insert into bid_levels (bid_id, level, quarter_mm) values (${bid!.id}, 'flood', 9)`;
  await sql`
    insert into messages
      (kind, user_id, phone, body, segments, status, report_id, report_news, created_at, send_at,
       expires_at)
    values
      ('report', ${sender.id}, ${sender.phone}, 'x', 1, 'queued', ${id}, 'seen', ${NOW}, ${NOW},
       ${NOW})`;

  const asked = await told("districts", "remove", "a");
  assert.match(asked, /^Removing a \(The a\) cannot be undone:/);
  assert.match(asked, /1 report \(1 open\): they stay their senders' own/);
  assert.match(asked, /1 of its staff: /);
  assert.match(asked, /1 threshold of its own: gone/);
  assert.match(asked, /0 storms running .* 1 follower/);
  assert.match(asked, /1 text waiting/);
  assert.match(asked, /Nothing is removed yet\. To do it: districts remove a --yes$/);
  assert.equal((await storedOf(database)).length, 2);

  assert.match(await admin("districts", "remove", "a", "--yes"), /^a is removed:/);
  assert.deepEqual((await storedOf(database)).map(({ slug }) => slug), ["b"]);
  const [left] = await sql`
    select
      (select bid_id from reports where id = ${id}) as report,
      (select bid_id from users where id = ${manager.id}) as manager,
      (select count(*)::int from users) as users,
      (select count(*)::int from bid_levels) as levels,
      (select status from messages) as text,
      (select count(*)::int from places) as places`;
  assert.deepEqual(left, {
    report: null,
    manager: null,
    users: 2,
    levels: 0,
    text: "queued",
    places: 1,
  });
  assert.match(await told("districts", "remove", "a", "--yes"), /There is no district "a"/);
  assert.match(await told("districts", "remove"), /Usage/);
  assert.match(await told("districts", "remove", "b", "c"), /Usage/);
});

Deno.test("a report that is written while its district goes is kept", async () => {
  await using database = await cloneDatabase();
  const { add } = adminOf(database);
  await add("a", await fileOf([box(0, 0, 2, 2)]));
  const [bid] = await database.sql`select id from bids`;
  await database.sql`delete from bids`;
  const user = await addUser(database.sql);
  const id = await insertReport(database.sql, {
    userId: user.id,
    submissionId: crypto.randomUUID(),
    bidId: bid!.id,
    zip: "11231",
    location: null,
    depth: "knee",
    note: "",
    happenedAt: NOW,
    wantsTexts: false,
    isPrivate: false,
    via: "web",
    createdAt: NOW,
  });
  const [row] = await database.sql`select bid_id from reports where id = ${id!}`;
  assert.equal(row!.bidId, null);
});
