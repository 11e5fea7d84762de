import assert from "node:assert/strict";
import { movePoint } from "../geo/earth.ts";
import { HotSpotCount, type ReportedWater } from "./count.ts";

const ORIGIN = { latitude: 40.677, longitude: -74.009 };
const at = (east: number, north: number) => movePoint(ORIGIN, { east, north });
const on = (day: number, hour = 15) => new Date(Date.UTC(2026, 10, day, hour));
const line = (...points: [east: number, north: number][]) =>
  points.map(([east, north]): [number, number] => {
    const { latitude, longitude } = at(east, north);
    return [longitude, latitude];
  });
const STREETS = [
  { name: "Court St", line: line([0, -300], [0, 300]) },
  { name: "Smith St", line: line([-150, 0], [150, 0]) },
];
/** Of 2 PM to 6 PM. */
const STORMS = [1, 5, 9, 13, 17].map((day) => ({
  id: `storm-${day}`,
  startedAt: on(day, 14),
  clearedAt: on(day, 18),
}));

function count(
  waters: (Partial<ReportedWater> & { happenedAt: Date })[],
  { drains = [], complaints = [], streets = STREETS }: {
    drains?: Parameters<HotSpotCount["finish"]>[0];
    complaints?: Parameters<HotSpotCount["finish"]>[1];
    streets?: typeof STREETS;
  } = {},
) {
  const counting = new HotSpotCount({
    timeZone: "America/New_York",
    origin: ORIGIN,
    streets,
    storms: STORMS,
  });
  for (const water of waters) counting.add({ point: at(0, 0), depth: "ankle", ...water });
  return counting.finish(drains, complaints);
}

Deno.test("a place is counted in storms, not in callers", () => {
  const { spots: [spot], storms } = count([
    ...Array.from({ length: 40 }, () => ({ happenedAt: on(1) })),
    { happenedAt: on(5), point: at(4, 11), depth: "waist" },
    { happenedAt: on(9), point: at(0, 150) },
  ]);
  assert.deepEqual(spot!.name, { kind: "corner", streets: ["Court St", "Smith St"] });
  assert.equal(spot!.flooded, 2);
  assert.deepEqual(spot!.storms, [
    { storm: 0, waters: 40, complaints: 0 },
    { storm: 1, waters: 1, complaints: 0 },
  ]);
  assert.equal(spot!.depth, "waist");
  assert.equal(spot!.lastAt, on(5).toISOString());
  assert.deepEqual(storms.map(({ id }) => id), ["storm-1", "storm-5", "storm-9"]);
});

Deno.test("once is no hot spot, however many tell of it", () => {
  const { spots, dryStorms } = count([{ happenedAt: on(1) }, { happenedAt: on(1, 17) }]);
  assert.deepEqual([spots, dryStorms], [[], 4]);
});

Deno.test("water without a storm is counted by days, and comes after storms", () => {
  const { spots, storms } = count([
    // By New York's clock both are of the 2nd.
    { happenedAt: on(2, 8), point: at(0, 150) },
    { happenedAt: on(3, 4), point: at(0, 150) },
    { happenedAt: on(20), point: at(0, 150) },
    { happenedAt: on(1) },
    { happenedAt: on(5) },
  ]);
  assert.deepEqual(spots.map(({ flooded, otherDays }) => [flooded, otherDays]), [[2, 0], [0, 2]]);
  assert.equal(storms.length, 2);
});

Deno.test("a report without a place counts for its storm alone", () => {
  const { withoutPoint, storms, dryStorms } = count([{ happenedAt: on(1), point: null }]);
  assert.deepEqual([withoutPoint, storms.length, dryStorms], [1, 1, 4]);
});

Deno.test("what the city heard is laid over by storm, and makes no hot spot by itself", () => {
  const complaints = [
    { ...at(30, 5), happenedAt: on(1) },
    { ...at(30, 5), happenedAt: on(3) },
    { ...at(0, 35), happenedAt: on(9) },
    { ...at(0, 100), happenedAt: on(9) },
  ];
  const heard = count([{ happenedAt: on(1) }, { happenedAt: on(5) }], { complaints });
  assert.deepEqual(heard.spots.map(({ complaints, storms }) => ({ complaints, storms })), [{
    complaints: 3,
    storms: [
      { storm: 0, waters: 1, complaints: 1 },
      { storm: 1, waters: 1, complaints: 0 },
      { storm: 2, waters: 0, complaints: 1 },
    ],
  }]);
  assert.deepEqual(heard.storms.map(({ waters, complaints }) => [waters, complaints]), [
    [1, 1],
    [1, 0],
    [0, 2],
  ]);
  // In the third none was reported: the denominator is two.
  assert.equal(heard.dryStorms, 3);
  assert.deepEqual(heard.complaints.map(({ storm }) => storm), [2, 2, null, 0]);
  assert.deepEqual(count([], { complaints }).spots, []);
});

Deno.test("the drains beside a place are named, the nearest first, and none that is further", () => {
  const drains = [30, 9, 50, 20, 15].map((metres) => ({
    ...at(metres, 0),
    sourceId: `CB-${metres}`,
  }));
  const { spots: [spot] } = count([{ happenedAt: on(1) }, { happenedAt: on(5) }], { drains });
  assert.equal(spot!.drainCount, 4);
  assert.deepEqual(spot!.drains.map(({ sourceId, metres }) => [sourceId, metres]), [
    ["CB-9", 9],
    ["CB-15", 15],
    ["CB-20", 20],
  ]);
});

Deno.test("without streets a place is what lies within 40 m", () => {
  const waters = [
    { happenedAt: on(1), point: at(0, 0) },
    { happenedAt: on(5), point: at(14, 10) },
    { happenedAt: on(9), point: at(50, 0) },
  ];
  const { spots } = count(waters, { streets: [] });
  assert.deepEqual(spots.map(({ name, flooded }) => [name.kind, flooded]), [["ground", 2]]);
});

Deno.test("in whatever order reports are read, the count is the same", () => {
  const waters = [1, 1, 5, 9, 13, 2, 20].flatMap((day, i) => [
    { happenedAt: on(day), point: at(3 * i, 60 + 7 * i) },
    { happenedAt: on(day), point: at(200 + 4 * i, 200) },
  ]);
  assert.deepEqual(count(waters.toReversed()), count(waters));
});
