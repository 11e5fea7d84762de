// Who follows neighbors gets one text of what a sweep, or a hearing of warnings, has to say.
import assert from "node:assert/strict";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { tellNewWarnings } from "./new_warnings.ts";

const ANN = "+17185550101";
const BEN = "+17185550102";
/** Neighbors in Brooklyn, and one by the sea in Florida. */
const [FIRST, SECOND, FAR] = ["11201", "11217", "33130"] as const;

function bodies(world: WorkerWorld, phone = ANN): string[] {
  return world.sandbox.messages(phone).map(({ body }) => body);
}

async function listTells(world: WorkerWorld) {
  const rows = await world.database.sql<{ zip: string; step: string; body: string }[]>`
    select e.zip, t.step, m.body
    from message_tells t join messages m on m.id = t.message_id join episodes e on e.id = t.episode_id
    where t.dropped_for is null order by m.created_at, m.id, t.position`;
  return [...Map.groupBy(rows, ({ body }) => body).values()]
    .map((rows) => rows.map(({ zip, step }) => `${step} ${zip}`));
}

const rain = (world: WorkerWorld, mmPerHour: number, minutes = 60, zip: string = FIRST) =>
  world.sandbox.rain({ zip, radiusKm: 12, mmPerHour, minutes });

/** A sweep, and all that it tells is on phones. */
async function sweepAndSend(world: WorkerWorld, minutes = 0) {
  world.advance(minutes);
  const figures = await world.sweep();
  await world.sendAll();
  return figures;
}

Deno.test("one storm over two places is one text a step, and one all-clear", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [FIRST]: "any", [SECOND]: "any" });
  await world.follow(BEN, { [SECOND]: "any" });
  await rain(world, 4);
  const begun = await sweepAndSend(world);
  assert.deepEqual([begun.started, begun.messages], [2, 2]);
  assert.match(bodies(world)[0]!, /rain in 11201 and 11217 Brooklyn/);
  assert.match(bodies(world, BEN)[0]!, /rain in 11217 Brooklyn/);
  await rain(world, 60);
  const risen = await sweepAndSend(world, 5);
  assert.deepEqual([risen.steppedUp, risen.messages], [2, 2]);
  assert.match(bodies(world)[1]!, /flood risk in 11201 and 11217 Brooklyn/);
  for (let i = 0; i < 8; i++) await sweepAndSend(world, 30);
  const clears = bodies(world).filter((body) => /all clear/.test(body));
  assert.equal(clears.length, 1, bodies(world).join("\n"));
  assert.match(clears[0]!, /all clear for 112\d\d and 112\d\d/);
});

Deno.test("a warning over five places, heard between sweeps, is one text of all five", async () => {
  await using world = await startWorkerWorld();
  const zips = [FIRST, "11215", SECOND, "11231", "11238"];
  await world.follow(ANN, Object.fromEntries(zips.map((zip) => [zip, "flood"])));
  const [west, south, east, north] = [-74.1, 40.6, -73.9, 40.8];
  const ring: [number, number][] = [[west, south], [east, south], [east, north], [west, north], [
    west,
    south,
  ]];
  const polygon = { type: "Polygon" as const, coordinates: [ring] };
  await world.sandbox.warn({ polygon, event: "Flash Flood Warning", minutes: 60 });
  const told = await tellNewWarnings(world.outside);
  await world.sendAll();
  assert.deepEqual([told?.started, told?.messages, bodies(world).length], [5, 1, 1]);
  for (const zip of zips) assert.ok(bodies(world)[0]!.includes(zip), bodies(world)[0]);
});

Deno.test("the place that a step reaches later is told alone, once the first was told", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [FIRST]: "any", [FAR]: "any" });
  await rain(world, 20);
  await sweepAndSend(world);
  await rain(world, 20, 60, FAR);
  await sweepAndSend(world, 5);
  const [first, second] = bodies(world);
  assert.match(first!, /heavy rain in 11201 Brooklyn,/);
  assert.match(second!, /heavy rain in 33130 Miami,/);
  assert.doesNotMatch(second!, /11201/);
});

Deno.test("what has not left yet takes in what is new: the queue was long", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [FIRST]: "any", [FAR]: "any" });
  await rain(world, 20);
  await world.sweep();
  await rain(world, 60, 60, FAR);
  world.advance(5);
  assert.equal((await world.sweep()).messages, 0);
  await world.sendAll();
  assert.equal(bodies(world).length, 1);
  assert.match(bodies(world)[0]!, /flood risk in 33130 Miami.* Also heavy rain in 11201/);
});

Deno.test("of a text that has not left, what rises is told at its new level, and the rest with it", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [FIRST]: "any", [FAR]: "any" });
  await rain(world, 4);
  await rain(world, 4, 60, FAR);
  await world.sweep();
  await rain(world, 60, 60, FAR);
  world.advance(5);
  await world.sweep();
  assert.deepEqual(await listTells(world), [["flood 33130", "any 11201"]]);
  await world.sendAll();
  assert.equal(bodies(world).length, 1);
});

Deno.test("who sleeps is told in the morning of all that lasts, in one text", async () => {
  await using world = await startWorkerWorld({ at: new Date("2026-11-23T06:00:00Z") });
  await world.follow(ANN, { [FIRST]: "any", [SECOND]: "any" });
  await rain(world, 4, 14 * 60);
  const night = await world.sweep();
  assert.deepEqual([night.messages, night.held], [2, 2], "each waits by itself");
  const morning = await sweepAndSend(world, 7 * 60 + 10);
  assert.deepEqual([morning.released, morning.held], [1, 0]);
  assert.equal(bodies(world).length, 1);
  assert.match(bodies(world)[0]!, /rain in 11201 and 11217 Brooklyn/);
});

Deno.test("what waited for the morning and what is new in the morning are one text", async () => {
  await using world = await startWorkerWorld({ at: new Date("2026-11-23T06:00:00Z") });
  await world.follow(ANN, { [FIRST]: "any", [FAR]: "any" });
  await rain(world, 4, 14 * 60);
  await world.sweep();
  await rain(world, 60, 3 * 60, FAR);
  world.advance(7 * 60 + 10);
  await rain(world, 60, 3 * 60, FAR);
  await world.sweep();
  await world.sendAll();
  assert.equal(bodies(world).length, 1, bodies(world).join("\n"));
  assert.match(bodies(world)[0]!, /flood risk in 33130 Miami.* Also rain in 11201/);
});

Deno.test("where one place wakes its reader, the other is told with it", async () => {
  await using world = await startWorkerWorld({ at: new Date("2026-11-23T06:00:00Z") });
  const id = await world.follow(ANN, { [FIRST]: "any", [FAR]: "any" });
  await world.database.sql`update users set wakes_for_flood = true where id = ${id}`;
  await rain(world, 4);
  await rain(world, 60, 60, FAR);
  const { messages, held } = await sweepAndSend(world);
  assert.deepEqual([messages, held, bodies(world).length], [1, 0, 1]);
});

/** How long over each place it rains → after which sweeps, half an hour each, which all-clears are told. */
const CLEARS: [what: string, far: number | null, told: (string | undefined)[]][] = [
  ["the other was never told", null, [FIRST]],
  ["the other ends with it", 60, [`${FIRST} and ${FAR}`]],
  ["the other ends half an hour later", 90, [`${FIRST} and ${FAR}`]],
  ["the other goes on for hours: an hour later by itself, then the other", 300, [FIRST, FAR]],
];

for (const [what, far, told] of CLEARS) {
  Deno.test(`the all-clear of one place: ${what}`, async () => {
    await using world = await startWorkerWorld();
    await world.follow(ANN, { [FIRST]: "any", [FAR]: "heavy" });
    await rain(world, 8, 60);
    await world.sandbox.rain({
      zip: FAR,
      radiusKm: 5,
      mmPerHour: far === null ? 8 : 20,
      minutes: far ?? 300,
    });
    await sweepAndSend(world);
    for (let i = 0; i < 18; i++) await sweepAndSend(world, 30);
    const clears = bodies(world).filter((body) => /all clear/.test(body));
    const places = clears.map((body) =>
      [...body.matchAll(/\b(11201|33130)\b/g)].map(([zip]) => zip)
    );
    assert.deepEqual(
      places.map((zips) => [...new Set(zips)].sort().join(" and ")),
      told,
      bodies(world).join("\n"),
    );
    const owed = await world.database
      .sql`select from alerts where is_owed`;
    assert.equal(owed.length, 0);
  });
}

Deno.test("of several places where it may have flooded one is asked about: that with the most rain", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [FIRST]: "any", [FAR]: "any" });
  await world.follow(BEN, { [FIRST]: "any" });
  const shower = { minutes: 60, startsInMinutes: 30 };
  await world.sandbox.rain({ zip: FIRST, mmPerHour: 30, ...shower });
  await world.sandbox.rain({ zip: FAR, mmPerHour: 40, ...shower });
  await sweepAndSend(world);
  const fallen = await sweepAndSend(world, 90);
  assert.deepEqual([fallen.asked, fallen.messages], [2, 2], "one each");
  assert.match(bodies(world).at(-1)!, /33130.*\?/);
  assert.match(bodies(world, BEN).at(-1)!, /11201.*\?/);
  const asked = () => world.database.sql`select from messages where step = 'ask'`;
  for (let i = 0; i < 3; i++) await sweepAndSend(world, 30);
  assert.equal((await asked()).length, 2, "nor about the other later");
});

Deno.test("what a sweep that died had yet to tell the next one tells, once", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await world.follow(ANN, { [FIRST]: "any", [SECOND]: "any" });
  await rain(world, 20);
  await world.sweep();
  // As after a kill between the groups of a country: decided, and told nobody.
  await sql`delete from messages`;
  await sql`update alerts set is_owed = true`;
  await sweepAndSend(world, 5);
  await sweepAndSend(world, 30);
  assert.equal(
    bodies(world).filter((body) => /heavy rain in 11201 and 11217/.test(body)).length,
    1,
  );
  assert.deepEqual([...await sql`select from alerts where is_owed`], []);
});

Deno.test("what is owed and no news any more is told nobody", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await world.follow(ANN, { [FIRST]: "any" });
  await rain(world, 20, 240);
  await world.sweep();
  await sql`delete from messages`;
  await sql`update alerts set is_owed = true, created_at = created_at - interval '121 minutes'`;
  assert.equal((await sweepAndSend(world, 5)).messages, 0);
});

Deno.test("two warnings of one kind over one place, heard together, are one text", async () => {
  for (const event of ["Flash Flood Warning", "Flood Warning", "Coastal Flood Warning"]) {
    await using world = await startWorkerWorld();
    await world.follow(ANN, { [FIRST]: "any" });
    await world.sandbox.warn({ zip: FIRST, event, minutes: 60 });
    await world.sandbox.warn({ zip: FIRST, event, minutes: 90 });
    await tellNewWarnings(world.outside);
    world.advance(5);
    await tellNewWarnings(world.outside);
    await sweepAndSend(world, 5);
    assert.equal(bodies(world).length, 1, `${event}: ${bodies(world).join("\n")}`);
  }
});

Deno.test("who follows a place that falls silent is told of the other in the same sweep, and of it when it is heard again", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [FIRST]: "any", [FAR]: "any" });
  await rain(world, 20);
  await rain(world, 20, 60, FAR);
  world.sandbox.faults({ openMeteoPlaces: [{ zip: FAR, kind: "negative" }] });
  const first = await sweepAndSend(world);
  assert.deepEqual([first.odd, first.messages], [1, 1]);
  assert.match(bodies(world).join(), /heavy rain in 11201 Brooklyn,/);
  world.sandbox.faults({});
  await sweepAndSend(world, 5);
  assert.equal(bodies(world).length, 2);
  assert.match(bodies(world)[1]!, /heavy rain in 33130 Miami,/);
});

Deno.test("a place that falls silent in its storm does not keep the other's all-clear for ever, and gets its own when it is heard again", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [FIRST]: "any", [FAR]: "any" });
  await rain(world, 20, 30);
  await rain(world, 20, 30, FAR);
  await sweepAndSend(world);
  world.sandbox.faults({ openMeteoPlaces: [{ zip: FAR, kind: "negative" }] });
  const clears = () => bodies(world).filter((body) => /all clear/.test(body));
  for (let i = 0; i < 6; i++) await sweepAndSend(world, 30);
  assert.equal(clears().length, 1, bodies(world).join("\n"));
  assert.match(clears()[0]!, /all clear for 11201 Brooklyn/);
  world.sandbox.faults({});
  await sweepAndSend(world, 30);
  assert.match(clears().at(-1)!, /all clear for 33130 Miami/);
});
