// A gap is not silence: what each question makes of a quarter hour that is not known.
import assert from "node:assert/strict";
import {
  endOfRain,
  isKnown,
  isKnownInPart,
  knownUntil,
  lastWithAtLeast,
  type Rain,
  STEP_MS,
  wettestHour,
  wettestQuarter,
} from "./rain.ts";

const step = (n: number) => n * STEP_MS;
/** The first quarter hour ends at 1. */
const rain = (...mm: (number | null)[]): Rain => ({ firstAt: step(1), mm });

Deno.test("the wettest quarter hour is that of those known", () => {
  const known = rain(1, null, 3, null);
  assert.deepEqual(wettestQuarter(known, 0, step(4)), { mm: 3, at: step(3) });
  assert.deepEqual(wettestQuarter(rain(null, null), 0, step(2)), { mm: 0, at: 0 });
});

Deno.test("an hour known in part has rained what is known of it", () => {
  assert.deepEqual(wettestHour(rain(4, null, 4, 4), 0, step(4)), { mm: 12, at: step(4) });
  assert.deepEqual(wettestHour(rain(4, 4, null), 0, step(3)), { mm: 8, at: step(2) });
});

Deno.test("the last rain is the last that is known", () => {
  const span = { from: 0, to: step(4) };
  assert.equal(lastWithAtLeast(rain(1, 1, null, null), 1, span), step(2));
  assert.equal(lastWithAtLeast(rain(null, null), 0.1, span), undefined);
});

Deno.test("all is known only without a gap", () => {
  const gap = rain(0, null, 0, 0);
  assert.deepEqual(
    [isKnown(gap, 0, step(4)), isKnown(gap, step(2), step(4)), isKnown(gap, 0, step(1))],
    [false, true, true],
  );
  assert.equal(isKnown(gap, step(2), step(5)), false, "the end, too");
});

Deno.test("something is known wherever one quarter hour is", () => {
  const gap = rain(null, 0, null);
  assert.deepEqual(
    [
      isKnownInPart(gap, 0, step(3)),
      isKnownInPart(gap, 0, step(1)),
      isKnownInPart(gap, step(2), step(9)),
    ],
    [true, false, false],
  );
});

Deno.test("it is known until the first gap", () => {
  assert.equal(knownUntil(rain(0, 0, null, 0), 0), step(2));
  assert.equal(knownUntil(rain(0, 0, null, 0), step(1)), step(2));
  assert.equal(knownUntil(rain(0, 0), 0), step(2));
  assert(knownUntil(rain(null, 0), step(0)) <= 0, "not from here on");
  assert(knownUntil(rain(), step(7)) <= step(7));
});

Deno.test("rain ends before an hour that is known to be dry; what is not known makes none", () => {
  const ends: [mm: (number | null)[], end: number][] = [
    [[2, 2, 0, 0, 0, 0, 2], 2],
    [[2, 2, 0, 0, 0, 2, 0], 6],
    [[2, 2, null, null, null, null, 2], 7],
    [[2, 2, 0, null, 0, 0, 2], 7],
    [[2, 2, 0, null, 0, 0, 0, 2], 2],
    [[2, null, null], 1],
  ];
  for (const [mm, end] of ends) assert.equal(endOfRain(rain(...mm), 1, 0), step(end), `${mm}`);
});
