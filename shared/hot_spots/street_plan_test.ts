import assert from "node:assert/strict";
import type { FlatPoint } from "../geo/lines.ts";
import { StreetPlan } from "./street_plan.ts";

/** Metres: Court runs north, crossed by Smith at 0, by Dean at 100; an alley without a name; Bay, a dead end. */
const STREETS: { name: string; line: FlatPoint[] }[] = [
  { name: "Court St", line: [[0, -200], [0, 50], [0, 300]] },
  { name: "Smith St", line: [[-150, 0], [150, 0]] },
  // A step short of Court's line.
  { name: "Dean St", line: [[3, 100], [150, 100]] },
  { name: "", line: [[-150, 50], [-20, 50]] },
  { name: "Bay St", line: [[1000, 0], [1200, 0]] },
];
const PLAN = new StreetPlan(STREETS);

const court = (metres: number, street: string) => ({
  kind: "street",
  street: "Court St",
  from: { street, metres },
});

const PLACED: [where: string, point: FlatPoint, name: unknown, on: FlatPoint][] = [
  ["on the corner", [0, 0], { kind: "corner", streets: ["Court St", "Smith St"] }, [0, 0]],
  ["in front of it", [-12, 13], { kind: "corner", streets: ["Court St", "Smith St"] }, [0, 0]],
  ["at a street that ends there", [0, 100], {
    kind: "corner",
    streets: ["Court St", "Dean St"],
  }, [0, 100]],
  ["up the block", [8, 40], court(40, "Smith St"), [0, 40]],
  ["beyond the middle of the block", [8, 70], court(30, "Dean St"), [0, 70]],
  ["past the last corner", [-30, 180], court(80, "Dean St"), [0, 180]],
  ["beyond the line's end", [5, 320], court(200, "Dean St"), [0, 300]],
  ["in the alley", [-100, 50], { kind: "ground" }, [-100, 50]],
  ["on a street that meets none", [1100, 9], {
    kind: "street",
    street: "Bay St",
    from: null,
  }, [1100, 0]],
  ["in the park", [500, 500], { kind: "ground" }, [500, 500]],
];

for (const [where, point, name, on] of PLACED) {
  Deno.test(`a place ${where} has the name that people would give it`, () => {
    const placed = PLAN.place(point);
    assert.deepEqual(PLAN.nameOf(placed), name);
    assert.deepEqual(PLAN.pointOf(placed).map(Math.round), on);
  });
}

const SAME: [a: FlatPoint, b: FlatPoint, isSame: boolean, why: string][] = [
  [[5, 40], [-5, 60], true, "both sides of a block are one street"],
  [[0, 79], [0, 121], false, "a corner lies between"],
  [[30, 3], [3, 30], false, "around the corner is another street"],
  [[500, 500], [800, 800], true, "open ground is measured, not named"],
];

for (const [a, b, isSame, why] of SAME) {
  Deno.test(`${a} and ${b} are ${isSame ? "" : "not "}of one track: ${why}`, () => {
    assert.equal(PLAN.place(a).track === PLAN.place(b).track, isSame);
  });
}

Deno.test("both lines of a wide street make one corner with another", () => {
  const wide = new StreetPlan([
    { name: "4th Ave", line: [[0, -300], [0, 300]] },
    { name: "4th Ave", line: [[11, -300], [11, 300]] },
    { name: "Dean St", line: [[-90, 0], [90, 0]] },
  ]);
  assert.equal(wide.place([-5, 3]).track, wide.place([16, 3]).track);
});

Deno.test("whatever order streets come in, places are called the same", () => {
  const turned = new StreetPlan(STREETS.toReversed());
  for (const [, point] of PLACED) {
    assert.deepEqual(turned.nameOf(turned.place(point)), PLAN.nameOf(PLAN.place(point)));
  }
});
