// One odd place does not silence the country: what is wrong with it is its own, at once.
import assert from "node:assert/strict";
import { ODDITY_KINDS, type OddityKind } from "../../sandbox/state/fault_kinds.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { describeStatus } from "../../tools/admin/status.ts";

const ANN = "+17185550101";
const BEN = "+17185550102";
/** Ann's, and Ben's across the bay. */
const RED_HOOK = "11231";
const KEY_WEST = "33040";

/** Follows so many ZIP codes all over the country, each in a cell of its own; returns them. */
async function followMany(world: WorkerWorld, count: number): Promise<string[]> {
  const { sql } = world.database;
  await world.follow(ANN, { [RED_HOOK]: "any" });
  const rows = await sql<{ zip: string }[]>`
    with apart as (
      select distinct on (round(latitude * 5), round(longitude * 5)) zip
      from zips
      where latitude between 25 and 49 and longitude between -124 and -67
        and abs(latitude - 40.68) + abs(longitude + 74) > 0.5
      order by round(latitude * 5), round(longitude * 5), zip
    ), chosen as (
      select zip from apart order by md5(zip) limit ${count}
    )
    insert into places (user_id, zip, level)
    select u.id, chosen.zip, 'any' from users u, chosen
    returning zip`;
  return rows.map(({ zip }) => zip);
}

function countRequests(world: WorkerWorld): number {
  return world.sandbox.requests("openMeteo").length;
}

Deno.test("5 odd places of 600: the others are decided in the same sweep, and nothing is asked twice", async () => {
  await using world = await startWorkerWorld({ zips: "country" });
  const zips = await followMany(world, 600);
  await world.sandbox.rain({ zip: RED_HOOK, radiusKm: 20_000, mmPerHour: 20, minutes: 600 });
  const kinds: OddityKind[] = ["negative", "text", "noBlock", "overflow", "elsewhere"];
  const odd = kinds.map((kind, i) => ({ zip: zips[i * 110]!, kind }));
  world.sandbox.faults({ openMeteoPlaces: odd });
  const figures = await world.sweep();
  assert.equal(figures.zips, 601);
  assert.deepEqual(
    [figures.status, figures.odd, figures.unanswered, figures.raining, figures.started],
    ["partial", 5, 5, figures.zips - 5, figures.zips - 5],
  );
  assert.deepEqual(figures.oddities, {
    negative: 1,
    values: 1,
    missing: 1,
    absurd: 1,
    elsewhere: 1,
  });
  assert.equal(figures.requests, Math.ceil(figures.cells / 100));
  assert.equal(countRequests(world), figures.requests);
  assert(figures.seconds < 30, `${figures.seconds} s`);

  const status = await describeStatus(world.sql, world.clock());
  assert.match(status, /the weather of 5 ZIP codes is of no use, whatever the others got/);
  for (const { zip } of odd) assert.match(status, new RegExp(`\\b${zip} \\w+`));

  world.sandbox.faults({});
  const after = await world.sweep();
  assert.deepEqual([after.status, after.odd, after.started], ["done", 0, 5]);
  assert.doesNotMatch(await describeStatus(world.sql, world.clock()), /is of no use/);
});

const GOOD: OddityKind[] = ["gap"];
/** Told by the times of most: a third place. */
const OTHER = "60601";
for (const kind of ODDITY_KINDS) {
  Deno.test(`a place whose answer is odd (${kind}) keeps its state, its neighbour is told`, async () => {
    await using world = await startWorkerWorld({ zips: "country" });
    await world.follow(ANN, { [RED_HOOK]: "any" });
    await world.follow(BEN, { [KEY_WEST]: "any", [OTHER]: "flood" });
    world.sandbox.faults({ openMeteoPlaces: [{ zip: RED_HOOK, kind }] });
    await world.sandbox.rain({ zip: RED_HOOK, radiusKm: 20_000, mmPerHour: 60, minutes: 240 });
    const figures = await world.sweep();
    const told = (await world.outbox()).map(({ phone }) => phone);
    const isGood = GOOD.includes(kind);
    assert.deepEqual(told, isGood ? [ANN, BEN] : [BEN]);
    assert.deepEqual([figures.odd, figures.unanswered], isGood ? [0, 0] : [1, 1]);
    const [cell] = await world.database.sql`
      select c.latitude from zips z join cells c on c.id = z.cell_id where z.zip = ${RED_HOOK}`;
    assert.equal(cell !== undefined, isGood, "it is hung on no cell by such an answer");
  });

  Deno.test(`an open storm over a place that turns odd (${kind}) gets no all-clear`, async () => {
    await using world = await startWorkerWorld({ zips: "country" });
    await world.follow(ANN, { [RED_HOOK]: "any" });
    await world.follow(BEN, { [KEY_WEST]: "any", [OTHER]: "flood" });
    await world.sandbox.rain({ zip: RED_HOOK, radiusKm: 20_000, mmPerHour: 60, minutes: 30 });
    assert.equal((await world.sweep()).started, 3);
    world.sandbox.stopRain();
    world.advance(61);
    world.sandbox.faults({ openMeteoPlaces: [{ zip: RED_HOOK, kind }] });
    const figures = await world.sweep();
    // The gap is hours ahead.
    assert.equal(figures.cleared, kind === "gap" ? 3 : 2);
    world.sandbox.faults({});
    world.advance(13 * 60);
    assert.equal((await world.sweep()).cleared, kind === "gap" ? 0 : 1);
  });
}

for (const kind of ["refused", "breaks"] as const) {
  Deno.test(`a place that spoils the others' answers (${kind}) is remembered: it costs next to nothing after`, async () => {
    await using world = await startWorkerWorld({ zips: "country" });
    const zips = await followMany(world, 300);
    const bad = zips[42]!;
    world.sandbox.faults({ openMeteoPlaces: [{ zip: bad, kind }] });
    const first = await world.sweep();
    assert.deepEqual([first.odd, first.unanswered], [1, 1]);
    assert(first.requests < 25, `${first.requests} requests`);

    world.advance(30);
    const others = Math.ceil((first.zips - 1) / 100);
    const alone = await world.sweep();
    assert.equal(alone.oddities[kind === "refused" ? "refused" : "broken"], 1);
    assert(alone.requests <= others + 3, "asked alone");

    world.advance(15);
    const third = await world.sweep();
    assert.deepEqual(third.oddities, { setAside: 1 });
    assert.equal(third.requests, others, "it is not asked for");
    assert.match(await describeStatus(world.sql, world.clock()), new RegExp(bad));

    world.sandbox.faults({});
    world.advance(13 * 60);
    const mended = await world.sweep();
    assert.deepEqual([mended.odd, mended.unanswered], [0, 0]);
    const after = await world.sweep();
    assert.equal(after.requests, Math.ceil(after.cells / 100), "and with the others again");
  });
}

Deno.test("all in reverse order: each place gets its own rain", async () => {
  await using world = await startWorkerWorld();
  await followMany(world, 60);
  await world.sandbox.rain({ zip: RED_HOOK, radiusKm: 5, mmPerHour: 60, minutes: 240 });
  world.sandbox.faults({ openMeteo: { kind: "reversed" } });
  for (let sweeps = 0; sweeps < 2; sweeps++) {
    await world.sweep();
    assert.deepEqual((await world.outbox()).map(({ phone }) => phone), [ANN]);
  }
  const storms = await world.database.sql`select zip from episodes`;
  assert.deepEqual(storms.map(({ zip }) => zip), [RED_HOOK]);
});

Deno.test("a place left out leaves that place unanswered, and moves nobody's rain", async () => {
  await using world = await startWorkerWorld();
  const zips = await followMany(world, 60);
  await world.sandbox.rain({ zip: RED_HOOK, radiusKm: 5, mmPerHour: 60, minutes: 240 });
  world.sandbox.faults({ openMeteo: { kind: "fewer" } });
  const figures = await world.sweep();
  assert.deepEqual([figures.odd, figures.unanswered], [1, 1]);
  assert.equal(figures.zips, zips.length + 1);
  const storms = await world.database.sql`select zip from episodes`;
  assert.deepEqual(storms.map(({ zip }) => zip), [RED_HOOK]);
});

Deno.test("a ZIP code that hung on a cell of another continent comes home", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await world.follow(ANN, { [RED_HOOK]: "any" });
  await sql`
    with sydney as (insert into cells (latitude, longitude) values (-33.87, 151.21) returning id)
    update zips set cell_id = (select id from sydney) where zip = ${RED_HOOK}`;
  await world.sandbox.rain({ zip: RED_HOOK, mmPerHour: 60, minutes: 240 });
  assert.equal((await world.sweep()).started, 1);
  const [cell] = await sql`
    select c.latitude from zips z join cells c on c.id = z.cell_id where z.zip = ${RED_HOOK}`;
  assert(Math.abs(cell!.latitude - 40.68) < 0.05);
});

Deno.test("where every answer is odd, the service itself is told ill, and is not asked again at once", async () => {
  await using world = await startWorkerWorld({ zips: "country" });
  await world.follow(ANN, { [RED_HOOK]: "any", [KEY_WEST]: "any" });
  world.sandbox.faults({
    openMeteoPlaces: [{ zip: RED_HOOK, kind: "inches" }, { zip: KEY_WEST, kind: "inches" }],
  });
  const figures = await world.sweep();
  assert.deepEqual([figures.status, figures.requests, figures.oddities], [
    "partial",
    1,
    { units: 2 },
  ]);
  const status = await describeStatus(world.sql, world.clock());
  assert.match(status, /Open-Meteo does not give the weather: .*each answer is odd: units/);
});
