import assert from "node:assert/strict";
import { USUAL_THRESHOLDS } from "shared/storms/thresholds.ts";
import { isNear, planFor } from "./plan.ts";
import type { PlannedZip } from "./planned_zips.ts";
import type { DangerKind } from "shared/storms/dangers.ts";
import type { Level } from "shared/levels.ts";

const NOW = new Date("2026-11-22T18:00:00Z");

function minutesAgo(minutes: number): Date {
  return new Date(NOW.getTime() - minutes * 60_000);
}

/** A ZIP code whose cell was asked so many minutes ago, to rest until so many minutes from now. */
function place(
  zip: string,
  cellId: string | null,
  { asked, rest = asked, storm = false, near, told = [] }: {
    asked?: number;
    rest?: number;
    storm?: boolean | Level;
    /** Since how many minutes its rain is near. */
    near?: number;
    told?: DangerKind[];
  } = {},
): PlannedZip {
  return {
    zip,
    city: null,
    timeZone: "America/New_York",
    latitude: 40.01,
    longitude: -74.01,
    cell: cellId === null ? null : {
      id: cellId,
      latitude: 40,
      longitude: -74,
      askedAt: asked === undefined ? null : minutesAgo(asked),
      askAfter: rest === undefined ? null : minutesAgo(rest),
      nearFrom: near === undefined ? null : minutesAgo(near),
    },
    thresholds: USUAL_THRESHOLDS,
    reachMetres: 1000,
    episode: storm
      ? {
        id: "e",
        level: storm === true ? "any" : storm,
        wetAt: NOW,
        isAsked: false,
        isWarned: false,
        told: told.map((kind) => ({ kind, step: "flood", at: NOW })),
        spell: undefined,
        begunAt: [NOW],
      }
      : null,
  };
}

function planned(...zips: PlannedZip[]) {
  const { asks, resting } = planFor(zips, NOW);
  return {
    asks: asks.map(({ zips, urgency }) => `${zips.join("+")} ${urgency}`),
    resting: resting.map(({ zip }) => zip),
  };
}

Deno.test("ZIP codes that share a cell are asked for once, at its centre", () => {
  const { asks } = planFor([place("1", "a"), place("2", "b"), place("3", "a")], NOW);
  assert.deepEqual(asks.map((ask) => [ask.zips.length, ask.latitude, ask.cellId]), [
    [2, 40, "a"],
    [1, 40, "b"],
  ]);
});

Deno.test("a ZIP code whose cell is not known is asked for at its own point", () => {
  const { asks } = planFor([place("1", null), place("2", null)], NOW);
  assert.deepEqual(asks.map((ask) => [ask.latitude, ask.cellId]), [[40.01, null], [40.01, null]]);
});

Deno.test("a cell that is dry for hours rests, with all its ZIP codes, until its time", () => {
  const dry = { asked: 30, rest: -60 };
  assert.deepEqual(planned(place("1", "a", dry), place("2", "a", dry)), {
    asks: [],
    resting: ["1", "2"],
  });
  assert.deepEqual(planned(place("1", "a", { asked: 90, rest: 0 })).asks, ["1 dry"]);
});

Deno.test("no cell rests while one of its ZIP codes has a storm", () => {
  const dry = { asked: 30, rest: -60 };
  assert.deepEqual(planned(place("1", "a", dry), place("2", "a", { ...dry, storm: true })), {
    asks: ["1+2 storm"],
    resting: [],
  });
});

Deno.test("storms come first, then rain ahead and what is new, then the longest unasked", () => {
  assert.deepEqual(
    planned(
      place("dry, asked 2 h ago", "a", { asked: 120, rest: 30 }),
      place("dry, asked 3 h ago", "b", { asked: 180, rest: 90 }),
      place("wet", "c", { asked: 30 }),
      place("new cell", "d"),
      place("no cell", null),
      place("storm", "e", { asked: 30, storm: true }),
      place("storm long unasked", "f", { asked: 60, storm: true }),
    ).asks,
    [
      "storm long unasked storm",
      "storm storm",
      "new cell wet",
      "no cell wet",
      "wet wet",
      "dry, asked 3 h ago dry",
      "dry, asked 2 h ago dry",
    ],
  );
});

Deno.test("of storms the worst comes first", () => {
  const storms = (["any", "flood", "heavy"] as const).map((level, n) =>
    place(level, `${n}`, { asked: 30, storm: level })
  );
  assert.deepEqual(planned(...storms).asks, ["flood storm", "heavy storm", "any storm"]);
});

const NEAR: [sentence: string, group: Parameters<typeof place>[2][], isNear: boolean][] = [
  ["no rain ahead, no storm", [{ asked: 30 }], false],
  ["rain ahead that is not near yet", [{ asked: 30, near: -1 }], false],
  ["rain that is near", [{ asked: 30, near: 0 }], true],
  ["an open storm, its rain over", [{ asked: 30, storm: true }], true],
  ["an open storm beside one that is dry", [{ asked: 30 }, { asked: 30, storm: true }], true],
  ["a river's warning alone", [{ asked: 30, storm: "flood", told: ["river"] }], false],
  ["a river's warning and a storm tide's", [{
    ...{ asked: 30, storm: "flood", told: ["river", "surge"] },
  }], false],
  ["a river's warning, and rain that is near", [{
    ...{ asked: 30, storm: "flood", told: ["river"], near: 5 },
  }], true],
  ["a river and a flash flood", [{ asked: 30, storm: "flood", told: ["river", "rain"] }], true],
];

for (const [sentence, group, expected] of NEAR) {
  Deno.test(`asked every ten minutes: ${sentence}: ${expected}`, () => {
    const zips = group.map((each, n) => place(`${n}`, "a", each));
    assert.equal(isNear(zips, NOW), expected);
  });
}

Deno.test("a ZIP code that hangs on a cell of another place is asked for at its own point, anew", () => {
  const wrong = place("1", "a", { asked: 30, rest: -60 });
  wrong.cell = { ...wrong.cell!, latitude: -33.9, longitude: 151.2 };
  const { asks, resting } = planFor([wrong, place("2", "a")], NOW);
  assert.deepEqual(asks.map((ask) => [ask.latitude, ask.cellId]), [[40.01, null], [40, "a"]]);
  assert.deepEqual(resting, []);
});

Deno.test("a place that spoiled the answers of others waits its time, then is asked alone", () => {
  const zips = [place("1", "a"), place("2", "b"), place("3", "a")];
  const aside = (minutes: number) => planFor(zips, NOW, new Map([["3", minutesAgo(minutes)]]));
  const waiting = aside(-1);
  assert.deepEqual(waiting.setAside.map(({ zip }) => zip), ["1", "3"], "with all of its cell");
  assert.deepEqual(waiting.asks.map(({ cellId }) => cellId), ["b"]);
  const due = aside(0);
  assert.deepEqual(due.setAside, []);
  assert.deepEqual(due.asks.map(({ cellId, isAlone }) => [cellId, isAlone]), [
    ["a", true],
    ["b", undefined],
  ]);
});

Deno.test("a sweep asks no more than twenty places alone", () => {
  const zips = Array.from({ length: 30 }, (_, i) => place(`${i}`, `${i}`));
  const { asks, setAside } = planFor(zips, NOW, new Map(zips.map(({ zip }) => [zip, NOW])));
  assert.deepEqual([asks.length, setAside.length], [20, 10]);
});
