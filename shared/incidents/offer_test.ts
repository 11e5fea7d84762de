import assert from "node:assert/strict";
import { movePoint } from "../geo/earth.ts";
import { NEAR_METRES, NEAR_MS, offerIncidents, type PlacedReport } from "./offer.ts";

const CORNER = { latitude: 40.6835, longitude: -73.9945 };
const NOON = Date.parse("2026-11-22T17:00:00Z");

/** `east` in metres of the corner, `after` in minutes of noon. */
function report(
  id: string,
  { east = 0, after = 0, incident = null as string | null } = {},
): PlacedReport {
  return {
    id,
    incidentId: incident,
    point: movePoint(CORNER, { east, north: 0 }),
    happenedAt: new Date(NOON + after * 60_000),
  };
}

const CASES: [name: string, reports: PlacedReport[], offers: [string | null, ...string[]][]][] = [
  ["nothing of nothing", [], []],
  ["one report alone is no incident", [report("a")], []],
  ["two at a corner are one water", [report("a"), report("b", { east: 30, after: 20 })], [
    [null, "a", "b"],
  ]],
  ["a block away counts, a step further does not", [
    report("a"),
    report("b", { east: NEAR_METRES - 1 }),
    report("c", { east: NEAR_METRES + 1 }),
  ], [[null, "a", "b"]]],
  ["three hours apart counts, a minute more does not", [
    report("a"),
    report("b", { after: NEAR_MS / 60_000 }),
    report("c", { after: NEAR_MS / 60_000 + 1 }),
  ], [[null, "a", "b"]]],
  ["a row of puddles does not make the street one water", [
    report("a"),
    report("b", { east: 70, after: 1 }),
    report("c", { east: 140, after: 2 }),
    report("d", { east: 210, after: 3 }),
  ], [[null, "a", "b"], [null, "c", "d"]]],
  ["in whatever order they come", [
    report("b", { east: 30, after: 20 }),
    report("a"),
  ], [[null, "a", "b"]]],
  ["at the same moment their ids decide", [report("b"), report("a")], [[null, "a", "b"]]],
  ["a new report is offered to the incident beside it", [
    report("a", { incident: "i" }),
    report("b", { incident: "i", after: 5 }),
    report("c", { after: 10, east: 20 }),
  ], [["i", "c"]]],
  ["an incident with nothing beside it is not offered", [
    report("a", { incident: "i" }),
    report("b", { incident: "i" }),
  ], []],
  ["an older report joins the incident that is found beside it later", [
    report("a"),
    report("b", { after: 5, incident: "i" }),
    report("c", { after: 10, incident: "i" }),
  ], [["i", "a"]]],
  ["two incidents are never offered to become one", [
    report("a", { incident: "i" }),
    report("b", { after: 5, incident: "j" }),
    report("c", { after: 10 }),
  ], [["i", "c"]]],
  ["two waters, two offers, the older first", [
    report("c", { east: 500, after: 2 }),
    report("a"),
    report("d", { east: 510, after: 3 }),
    report("b", { after: 1 }),
  ], [[null, "a", "b"], [null, "c", "d"]]],
];

for (const [name, reports, offers] of CASES) {
  Deno.test(`incidents: ${name}`, () => {
    const expected = offers.map(([incidentId, ...reportIds]) => ({ incidentId, reportIds }));
    assert.deepEqual(offerIncidents(reports), expected);
  });
}
