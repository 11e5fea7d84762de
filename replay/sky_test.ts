import assert from "node:assert/strict";
import { mmAt, quarters, type SkyCell, wettestQuarter } from "./sky.ts";
import type { Forecast, Shower } from "./storm.ts";

const at = (time: string) => new Date(`2026-09-01T${time}:00Z`);
const CELL: SkyCell = { latitude: 40.68, longitude: -74.0, zips: ["11231"] };

function shower(change: Partial<Shower> = {}): Shower {
  return {
    over: { zips: ["11231"] },
    from: at("18:00"),
    mm: [1, 2, 4, 8],
    forecast: { kind: "right" },
    ...change,
  };
}

Deno.test("rain that has fallen is known as it fell; rain to come as it is foreseen", () => {
  const factors: Forecast = {
    kind: "factors",
    factors: [{ upToMinutes: 15, times: 1 }, { upToMinutes: 30, times: 0.5 }, {
      upToMinutes: 60,
      times: 0.25,
    }],
  };
  const runs: Forecast = {
    kind: "runs",
    runs: [
      { at: at("17:00"), from: at("18:00"), mm: [9, 9] },
      { at: at("17:30"), from: at("18:15"), mm: [3, 3, 3] },
    ],
  };
  const cases: [why: string, forecast: Forecast, now: string, end: string, mm: number][] = [
    ["right", { kind: "right" }, "12:00", "19:00", 8],
    ["fallen, whatever was foreseen", factors, "18:30", "18:30", 2],
    ["a quarter ahead", factors, "18:30", "18:45", 4],
    ["half an hour ahead", factors, "18:30", "19:00", 4],
    ["an hour ahead", factors, "18:00", "19:00", 2],
    ["further than the last factor", factors, "12:00", "19:00", 2],
    ["before the first run", runs, "16:59", "18:15", 0],
    ["the run in force", runs, "17:00", "18:15", 9],
    ["a newer run takes its place", runs, "17:30", "18:15", 0],
    ["a newer run's own", runs, "17:30", "18:30", 3],
    ["past a run's end it is dry", runs, "17:30", "19:15", 0],
    ["before the shower", { kind: "right" }, "12:00", "18:00", 0],
    ["after the shower", { kind: "right" }, "12:00", "19:15", 0],
  ];
  for (const [why, forecast, now, end, mm] of cases) {
    const storm = { rain: [shower({ forecast })] };
    assert.equal(mmAt(storm, CELL, at(end).getTime(), at(now).getTime()), mm, why);
  }
});

Deno.test("a shower wets the cells of its ZIP codes or of its circle; of several the wettest counts", () => {
  const near: Shower["over"] = { centre: [40.69, -74.0], radiusKm: 2 };
  const cases: [why: string, rain: Shower[], mm: number][] = [
    ["none", [], 0],
    ["its ZIP code", [shower()], 8],
    ["another's", [shower({ over: { zips: ["07030"] } })], 0],
    ["inside the circle", [shower({ over: near })], 8],
    ["outside", [shower({ over: { centre: [40.9, -74.0], radiusKm: 2 } })], 0],
    ["two, not added", [shower(), shower({ over: near, mm: [0, 0, 0, 9] })], 9],
  ];
  for (const [why, rain, mm] of cases) {
    assert.equal(mmAt({ rain }, CELL, at("19:00").getTime()), mm, why);
  }
});

Deno.test("the wettest 15 minutes are found as they fell", () => {
  const forecast: Forecast = { kind: "runs", runs: [] };
  const storm = { rain: [shower({ forecast })], startsAt: at("12:00"), endsAt: at("22:00") };
  assert.deepEqual(wettestQuarter(storm, CELL), { mm: 8, at: at("19:00") });
  assert.equal(wettestQuarter({ ...storm, rain: [] }, CELL), undefined);
});

Deno.test("quarters end after one moment and not after another", () => {
  const ends = quarters(at("12:00"), at("12:46")).map((end) => new Date(end));
  assert.deepEqual(ends, [at("12:15"), at("12:30"), at("12:45")]);
  assert.deepEqual(quarters(at("12:00"), at("12:10")), []);
});
