// Official warnings in every form that the Weather Service has sent them, told as they are meant.
import assert from "node:assert/strict";
import type { NewWarning } from "../../sandbox/nws/warnings.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { describeStatus } from "../../tools/admin/status.ts";
import { tellNewWarnings } from "./new_warnings.ts";

const ANN = "+17185550101";
const WARNING = { zip: "11231", event: "Flash Flood Warning", minutes: 120 };
const SQUARE = [[-74.1, 40.6], [-73.9, 40.6], [-73.9, 40.8], [-74.1, 40.8], [-74.1, 40.6]];

async function startWorld(): Promise<WorkerWorld> {
  const world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  return world;
}

/** What Ann was told, once the watch has looked and her texts are out. */
async function told(world: WorkerWorld): Promise<string[]> {
  await tellNewWarnings(world.outside);
  await world.sendAll();
  return world.sandbox.messages(ANN).map(({ body }) => body);
}

const FORMS: [sentence: string, warning: Partial<NewWarning>, isTold: boolean][] = [
  ["in a GeometryCollection", {
    geometry: {
      type: "GeometryCollection",
      geometries: [
        { type: "Point", coordinates: [-74, 40.7] },
        { type: "GeometryCollection", geometries: [{ type: "Polygon", coordinates: [SQUARE] }] },
      ],
    },
  }, true],
  ["with a ring that is not closed", {
    geometry: { type: "Polygon", coordinates: [SQUARE.slice(0, -1)] },
  }, true],
  ["with one corner that is none", {
    geometry: { type: "Polygon", coordinates: [[...SQUARE.slice(0, 4), null, SQUARE[4]]] },
  }, true],
  ["with heights beside its corners", {
    geometry: { type: "Polygon", coordinates: [SQUARE.map((corner) => [...corner, 0])] },
  }, true],
  ["with a corner at 0, 0, over half an ocean: by its counties", {
    geometry: { type: "Polygon", coordinates: [[...SQUARE.slice(0, 4), [0, 0], SQUARE[4]]] },
  }, true],
  ["with such a corner, and no counties", {
    geometry: { type: "Polygon", coordinates: [[...SQUARE.slice(0, 4), [0, 0], SQUARE[4]]] },
    geocode: {},
  }, false],
  ["with 12,000 corners", {
    geometry: {
      type: "Polygon",
      coordinates: [Array.from({ length: 12_001 }, (_, n) => {
        const angle = (n % 12_000) * Math.PI / 6_000;
        return [-74 + 0.2 * Math.cos(angle), 40.68 + 0.2 * Math.sin(angle)];
      })],
    },
  }, true],
  ["for its counties alone", { geometry: null }, true],
  ["for other counties alone", { geometry: null, geocode: { UGC: ["NJC017"] } }, false],
  ["for a whole state", { geometry: null, geocode: { UGC: ["NYCALL"] } }, false],
  ["as a test", { status: "Test" }, false],
  ["as an exercise", { status: "Exercise" }, false],
  ["that begins within the two hours that people are told ahead", { startsInMinutes: 90 }, true],
  ["that begins tomorrow", { startsInMinutes: 24 * 60, minutes: 48 * 60 }, false],
  ["that began yesterday", { startsInMinutes: -24 * 60 }, true],
  ["whose message is due to be renewed at once", { expiresInMinutes: 1 }, true],
];
for (const [sentence, warning, isTold] of FORMS) {
  Deno.test(`a warning ${sentence}: ${isTold ? "told" : "not told"}`, async () => {
    await using world = await startWorld();
    await world.sandbox.warn({ ...WARNING, ...warning });
    assert.equal((await told(world)).length, isTold ? 1 : 0);
    assert.equal((await told(world)).length, isTold ? 1 : 0, "once");
  });
}

Deno.test("until further notice: no end is told, it goes on past its message's, and ends by cancellation", async () => {
  await using world = await startWorld();
  const { sql } = world.database;
  const first = await world.sandbox.warn({ ...WARNING, openEnded: true, expiresInMinutes: 60 });
  const [body] = await told(world);
  assert.doesNotMatch(body!, /[Uu]ntil/);
  const inForce = async () =>
    (await sql`select id from warnings w where is_in_force(w, ${world.clock()})`).length;
  world.advance(600);
  assert.equal((await told(world)).length, 1);
  assert.equal(await inForce(), 1);
  world.sandbox.cancelWarning(first.id);
  await told(world);
  assert.equal(await inForce(), 0);
});

Deno.test("a chain of updates under ever new ids is told once, and a rise in it once more", async () => {
  await using world = await startWorld();
  let { id } = await world.sandbox.warn({ ...WARNING, minutes: 60 });
  assert.equal((await told(world)).length, 1);
  for (let n = 0; n < 4; n++) {
    world.advance(40);
    ({ id } = await world.sandbox.warn({ updates: id, minutes: 60 }));
    assert.equal((await told(world)).length, 1);
  }
  world.advance(10);
  ({ id } = await world.sandbox.warn({ updates: id, minutes: 60, damageThreat: "CATASTROPHIC" }));
  assert.equal((await told(world)).length, 2);
  world.advance(10);
  await world.sandbox.warn({ updates: id, minutes: 60 });
  assert.equal((await told(world)).length, 2, "a fall is no news");
});

Deno.test("cancelled and issued anew at once under another id: told once; what was a test becomes real", async () => {
  await using world = await startWorld();
  const first = await world.sandbox.warn(WARNING);
  assert.equal((await told(world)).length, 1);
  world.sandbox.cancelWarning(first.id);
  await world.sandbox.warn(WARNING);
  assert.equal((await told(world)).length, 1);

  await using other = await startWorld();
  const test = await other.sandbox.warn({ ...WARNING, status: "Test" });
  assert.equal((await told(other)).length, 0);
  await other.sandbox.warn({ updates: test.id, minutes: 120, status: "Actual" });
  assert.equal((await told(other)).length, 1);
});

Deno.test("the cancellation of an exercise ends no real warning", async () => {
  await using world = await startWorld();
  const real = await world.sandbox.warn(WARNING);
  await told(world);
  world.sandbox.relistWarning({
    ...world.sandbox.cancelWarning(real.id),
    id: "urn:oid:exercise",
    status: "Exercise",
  });
  world.sandbox.state.warnings = world.sandbox.state.warnings
    .filter(({ id, messageType }) => messageType !== "Cancel" || id === "urn:oid:exercise");
  world.sandbox.relistWarning(real);
  await told(world);
  const { sql } = world.database;
  assert.equal(
    (await sql`select id from warnings w where is_in_force(w, ${world.clock()})`).length,
    1,
  );
});

for (const kind of ["html", "nullFeatures", "cut"] as const) {
  Deno.test(`a list that is none (${kind}) ends nothing, and the operator is told`, async () => {
    await using world = await startWorld();
    await world.sandbox.warn(WARNING);
    assert.equal((await told(world)).length, 1);
    world.sandbox.faults({ nws: { kind } });
    world.advance(30);
    await told(world);
    assert.equal((await world.sweep()).warnings, null);
    const [warning] = await world.database.sql`select ended_at from warnings`;
    assert.equal(warning!.endedAt, null);
    const status = await describeStatus(world.sql, world.clock());
    assert.match(status, /the Weather Service does not answer, rain alone decides/);
  });
}

Deno.test("each twice on a list: told once; what nobody can read is told the operator, and hides none", async () => {
  await using world = await startWorld();
  await world.sandbox.warn(WARNING);
  world.sandbox.faults({ nws: { kind: "twice" } });
  assert.equal((await told(world)).length, 1);
  world.sandbox.faults({ nws: { kind: "odd" } });
  await world.sandbox.warn({ ...WARNING, damageThreat: "CATASTROPHIC" });
  world.advance(5);
  assert.equal((await told(world)).length, 2);
  const status = () => describeStatus(world.sql, world.clock());
  assert.match(await status(), /warnings that cannot be read: 3 \(no id, no id, no id\)/);
  world.sandbox.faults({});
  await told(world);
  assert.doesNotMatch(await status(), /cannot be read/);
});

Deno.test("a warning without an area is an operator's condition, since when and for whom", async () => {
  await using world = await startWorld();
  const since = world.clock().toISOString().slice(0, 16);
  const { id } = await world.sandbox.warn({
    ...WARNING,
    geometry: null,
    geocode: { UGC: ["NYCALL"] },
  });
  await told(world);
  world.advance(60);
  await told(world);
  const status = await describeStatus(world.sql, world.clock());
  assert.match(
    status,
    /warnings without an area, named on their states' pages but texted to nobody: 1 \(Flash Flood Warning for Brooklyn, NY/,
  );
  assert(status.includes(id) && status.includes(`since ${since}`), status);
});
