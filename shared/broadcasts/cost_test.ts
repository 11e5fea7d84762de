import assert from "node:assert/strict";
import { minutesToLastPhone, priceOf, reachedInTime } from "./cost.ts";

const MINUTES: [people: number, ahead: number, perSecond: number, minutes: number][] = [
  [0, 0, 1, 1],
  [1, 0, 1, 2],
  [312, 0, 1, 7], // a minute to undo, then 312 seconds
  [312, 600, 1, 16], // behind ten minutes of alerts, which run while it may be undone
  [5_000, 0, 1, 85],
  [50_000, 0, 100, 10],
];

for (const [people, ahead, perSecond, minutes] of MINUTES) {
  Deno.test(`${people} people behind ${ahead} texts at ${perSecond} a second: ${minutes} minutes`, () => {
    assert.equal(minutesToLastPhone({ people, ahead, perSecond, undoSeconds: 60 }), minutes);
  });
}

Deno.test("a price is in dollars, to the cent", () => {
  assert.equal(priceOf(624, 1.1), 6.86);
  assert.equal(priceOf(0, 1.1), 0);
});

Deno.test("who comes after the end of a slow sending is counted as not reached", () => {
  const slow = { people: 50_000, perSecond: 1, validSeconds: 7_200 };
  assert.equal(reachedInTime({ ...slow, ahead: 0 }), 7_200);
  assert.equal(reachedInTime({ ...slow, ahead: 7_000 }), 200);
  assert.equal(reachedInTime({ ...slow, ahead: 9_000 }), 0);
  assert.equal(reachedInTime({ ...slow, people: 300, ahead: 0 }), 300);
});
