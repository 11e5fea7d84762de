import assert from "node:assert/strict";
import { readHeights, readPredictions } from "./heights.ts";

const UNTIL = new Date("2026-11-22T18:00:00Z");
const ROWS = [
  { t: "2026-11-22 17:00", v: "1.001", s: "0.01", f: "0,0,0,0", q: "p" },
  { t: "2026-11-22 17:06", v: "1.011", s: "0.01", f: "0,0,0,0", q: "p" },
  { t: "2026-11-22 17:12", v: "1.021", s: "0.01", f: "0,0,0,0", q: "p" },
  { t: "2026-11-22 17:18", v: "1.031", s: "0.01", f: "0,0,0,0", q: "p" },
];

function heights(data: unknown[], id = "8518750"): (number | null)[] {
  const answer = { metadata: { id, name: "The Battery", lat: "40.7006", lon: "-74.0142" }, data };
  return readHeights(answer, { stationId: "8518750", until: UNTIL }).metres;
}

/** The third of them as it is said. */
function withThird(change: Record<string, unknown>): unknown[] {
  return ROWS.map((row, n) => n === 2 ? { ...row, ...change } : row);
}

const WHOLE = [1.001, 1.011, 1.021, 1.031];
const GAP = [1.001, 1.011, null, 1.031];

const TABLE: [what: string, data: unknown[], heights: (number | null)[]][] = [
  ["as they come", ROWS, WHOLE],
  ["newest first", [...ROWS].reverse(), WHOLE],
  ["each twice", [...ROWS, ...ROWS], WHOLE],
  ["one is empty", withThird({ v: "" }), GAP],
  ["one is null", withThird({ v: null }), GAP],
  ["one is no number", withThird({ v: "n/a" }), GAP],
  ["one is a fill value", withThird({ v: "-99999" }), GAP],
  ["one is marked as stuck", withThird({ f: "0,1,0,0" }), GAP],
  ["one is marked as too fast", withThird({ f: "0,0,1,0" }), GAP],
  ["one is higher than the service expected: a flood is", withThird({ f: "0,0,0,1" }), WHOLE],
  ["many of its seconds were odd, it counts", withThird({ f: "12,0,0,0" }), WHOLE],
  ["one is verified", withThird({ q: "v" }), WHOLE],
  ["one has no flags", withThird({ f: undefined }), WHOLE],
  ["one is a spike", withThird({ v: "3.021" }), GAP],
  ["one has no time", withThird({ t: "yesterday" }), GAP],
  ["one is between two steps", withThird({ t: "2026-11-22 17:13" }), GAP],
  ["one is of tomorrow", [...ROWS, { ...ROWS[0], t: "2026-11-23 17:00" }], WHOLE],
  ["one is null itself", [null, "?", ...ROWS], WHOLE],
  ["none", [], []],
];

for (const [what, data, expected] of TABLE) {
  Deno.test(`a gauge's heights: ${what}`, () => assert.deepEqual(heights(data), expected));
}

Deno.test("a jump that stays is water, and no spike", () => {
  const rows = ["1.0", "1.0", "1.5", "1.6", "1.6"].map((v, n) => ({
    ...ROWS[0],
    t: `2026-11-22 17:${String(n * 6).padStart(2, "0")}`,
    v,
  }));
  assert.deepEqual(heights(rows), [1, 1, null, 1.6, 1.6].map((m, n) => n === 2 ? 1.5 : m));
});

Deno.test("the newest height, far from the one before, is believed once another follows", () => {
  const rows = withThird({ v: "1.9" }).slice(0, 3);
  assert.deepEqual(heights(rows), [1.001, 1.011, null]);
});

Deno.test("a gauge that tells the same height for an hour is stuck", () => {
  const rows = Array.from({ length: 14 }, (_, n) => ({
    t: new Date(Date.parse("2026-11-22T16:00Z") + n * 360_000).toISOString().slice(0, 16)
      .replace("T", " "),
    v: n < 2 ? `1.${n}` : "1.200",
  }));
  assert.deepEqual(heights(rows).slice(0, 4), [1, 1.1, null, null]);
});

Deno.test("another station's heights, and what is no list, are refused", () => {
  assert.throws(() => heights(ROWS, "1612340"), /station 1612340/);
  for (
    const answer of [null, [], {}, { data: ROWS }, { metadata: { id: "8518750" }, data: null }]
  ) {
    assert.throws(
      () => readHeights(answer, { stationId: "8518750", until: UNTIL }),
      /cannot be read/,
    );
  }
});

Deno.test("predictions come without metadata; none at all is a mistake", () => {
  const { firstAt, metres } = readPredictions({
    predictions: [{ t: "2026-11-22 18:00", v: "0.11" }, { t: "2026-11-22 18:06", v: "-0.02" }],
  });
  assert.deepEqual([firstAt, metres], [UNTIL.getTime(), [0.11, -0.02]]);
  assert.throws(() => readPredictions({ predictions: [] }), /predicts nothing/);
  assert.throws(() => readPredictions({ data: ROWS }), /cannot be read/);
});
