import assert from "node:assert/strict";
import { boundInWords, isKept } from "./bound.ts";
import type { Bound } from "./table.ts";
import { judge, type MeasuredPart, toJson, verdictLines } from "./verdict.ts";

const KEPT: Bound = { measured: 200, most: 250, unit: "MB", dependsOnMachine: false };
const SLOW: Bound = { measured: 13.9, most: 8, unit: "s", dependsOnMachine: true };
const GROWN: Bound = {
  of: "growth",
  measured: 1.42,
  most: 1.3,
  unit: "times",
  dependsOnMachine: false,
};

function part(...bounds: Bound[]): MeasuredPart {
  return {
    name: "sweep",
    title: "A sweep",
    rows: [{ what: "33,000 ZIP codes", figure: "…", comparedTo: "", bounds }, {
      what: "the plain way",
      figure: "…",
      comparedTo: "",
    }],
  };
}

Deno.test("a bound is kept up to itself; what could not be measured was not kept", () => {
  const cases: [bound: Partial<Bound>, kept: boolean, words: string][] = [
    [{ measured: 8, most: 8 }, true, "at most 8 s"],
    [{ measured: 8.004, most: 8 }, false, "at most 8 s (MISSED: 8.00)"],
    [{ measured: 8.1, most: 8 }, false, "at most 8 s (MISSED: 8.10)"],
    [{ measured: 2000, least: 2000, unit: "a second" }, true, "at least 2,000 a second"],
    [
      { measured: 1181.4, least: 2000, unit: "a second" },
      false,
      "at least 2,000 a second (MISSED: 1,181)",
    ],
    [{ measured: 5, least: 4, most: 6, of: "pace" }, true, "pace at least 4 and at most 6 s"],
    [{ measured: NaN, most: 8 }, false, "at most 8 s (MISSED: –)"],
    [{ measured: 0, most: 0, unit: "refused" }, true, "at most 0 refused"],
    [{ measured: 3, most: 0, unit: "" }, false, "at most 0 (MISSED: 3)"],
  ];
  for (const [given, kept, words] of cases) {
    const bound = { unit: "s", dependsOnMachine: true, ...given } as Bound;
    assert.deepEqual([isKept(bound), boundInWords(bound)], [kept, words]);
  }
});

Deno.test("a run fails by what no machine is to blame for, and by a part that broke off", () => {
  const broken = { name: "room", title: "The room", rows: [], failed: "no disk" };
  const cases: [parts: MeasuredPart[], exitCode: number, missed: number][] = [
    [[], 0, 0],
    [[part(KEPT)], 0, 0],
    [[part(KEPT, SLOW)], 0, 1],
    [[part(GROWN)], 1, 1],
    [[part(SLOW), part(KEPT, GROWN)], 1, 2],
    [[part(KEPT), broken], 1, 0],
  ];
  for (const [parts, exitCode, missed] of cases) {
    const verdict = judge(parts);
    assert.deepEqual([verdict.exitCode, verdict.missed.length], [exitCode, missed]);
  }
});

Deno.test("what was missed is told last, ours before the machine's", () => {
  assert.deepEqual(verdictLines(judge([part(KEPT, SLOW, GROWN)])), [
    ...["", "### Missed, whatever the machine", ""],
    "- sweep, 33,000 ZIP codes: growth at most 1.3 times (MISSED: 1.42)",
    ...["", "### Missed on this machine", ""],
    "- sweep, 33,000 ZIP codes: at most 8 s (MISSED: 13.9)",
  ]);
  assert.deepEqual(verdictLines(judge([part(KEPT)])), ["", "Every bound was kept."]);
});

Deno.test("machines read each row with its bounds, and whether they were kept", () => {
  const takenAt = new Date("2026-11-27T02:00:00Z");
  const machine = { cores: 2, loadBefore: 0.4, loadAfter: 2.1, deno: "2.9.6" };
  const unknown = { ...KEPT, measured: NaN };
  const read = JSON.parse(toJson([part(KEPT, GROWN, unknown)], { takenAt, machine }));
  assert.deepEqual([read.takenAt, read.machine, read.exitCode], [
    takenAt.toISOString(),
    machine,
    1,
  ]);
  assert.deepEqual(read.parts[0].rows[0].bounds, [
    { ...KEPT, isKept: true },
    { ...GROWN, isKept: false },
    { ...unknown, measured: null, isKept: false },
  ]);
  assert.deepEqual(
    read.missed.map(({ part, what, measured }: Record<string, unknown>) => [
      ...[part, what, measured],
    ]),
    [["sweep", "33,000 ZIP codes", 1.42], ["sweep", "33,000 ZIP codes", null]],
  );
});
