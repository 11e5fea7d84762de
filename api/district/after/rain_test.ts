import assert from "node:assert/strict";
import { USUAL_THRESHOLDS } from "shared/storms/thresholds.ts";
import { describeRain } from "./rain.ts";

const NOON = Date.parse("2026-11-22T12:00:00Z") / 1000;
const cell = (mm: (number | null)[], zips = ["11231"]) => {
  const known = mm.flatMap((each, n) => each === null ? [] : [{ at: NOON + n * 900, mm: each }]);
  return { zips, at: known.map(({ at }) => at), mm: known.map(({ mm }) => mm) };
};

Deno.test("of each cell it tells the whole, the wettest quarter and hour, and the level reached", () => {
  const cases: [
    mm: (number | null)[],
    total: number,
    quarter: number,
    hour: number,
    level: string | null,
  ][] = [
    [[0, 0, 0], 0, 0, 0, null],
    [[0.1, 0.2, 0.1], 0.4, 0.2, 0.4, null],
    [[1, 5.2, 1], 7.2, 5.2, 7.2, "heavy"],
    // By the hour alone.
    [[2.6, 2.6, 2.6, 2.6], 10.4, 2.6, 10.4, "heavy"],
    [[1, 10, 1], 12, 10, 12, "flood"],
    // What is not known is no rain, and no gap in time either.
    [[4, null, null, null, 4], 8, 4, 4, "any"],
  ];
  for (const [mm, total, quarter, hour, level] of cases) {
    const [rain] = describeRain([cell(mm)], USUAL_THRESHOLDS);
    assert.deepEqual(
      [rain!.totalMm, rain!.wettestQuarter?.mm ?? 0, rain!.wettestHour?.mm ?? 0, rain!.level],
      [total, quarter, hour, level],
      JSON.stringify(mm),
    );
  }
});

Deno.test("the wettest cell comes first, and times are the ends of quarter hours", () => {
  const [first, second] = describeRain(
    [cell([1, 2], ["11215"]), cell([1, 7, 2])],
    USUAL_THRESHOLDS,
  );
  assert.deepEqual([first!.zips, second!.zips], [["11231"], ["11215"]]);
  assert.deepEqual(first!.wettestQuarter, { mm: 7, at: "2026-11-22T12:15:00.000Z" });
  assert.equal(first!.quarters.length, 3);
});
