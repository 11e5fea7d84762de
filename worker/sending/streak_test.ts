import assert from "node:assert/strict";
import { Streak } from "./streak.ts";

const NOW = new Date("2026-11-22T18:00:00Z");

function lengthUntilSuspicious(errorCode: number, kind: "unclear" | "number" | "later"): number {
  const streak = new Streak();
  for (let n = 1;; n++) if (streak.add(errorCode, kind, NOW).isSuspicious) return n;
}

Deno.test("a code that says nothing clear is suspected sooner than one that does", () => {
  assert.equal(lengthUntilSuspicious(99999, "unclear"), 3);
  assert.equal(lengthUntilSuspicious(21211, "number"), 10);
  assert.equal(lengthUntilSuspicious(20429, "later"), 10);
});

Deno.test("a text that is taken ends it, another code begins it anew", () => {
  const streak = new Streak();
  const add = (code: number) => streak.add(code, "unclear", NOW).isSuspicious;
  assert.deepEqual([add(1), add(1)], [false, false]);
  streak.end();
  assert.deepEqual([add(1), add(1), add(2), add(1), add(1), add(1)], [
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});
