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
  streak.end(NOW);
  assert.deepEqual([add(1), add(1), add(2), add(1), add(1), add(1)], [
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});

Deno.test("ten in a row are suspicious whatever their codes, and all of these codes are", () => {
  const streak = new Streak();
  const codes = [21211, 21614, 21211, 30006, 21614, 21211, 21614, 21211, 21614, 21211];
  const last = codes.map((code) => streak.add(code, "number", NOW)).at(-1)!;
  assert.equal(streak.add(21211, "number", NOW).isSuspicious, true);
  assert.deepEqual([last.isSuspicious, last.errorCodes], [true, [21211, 21614, 30006]]);
});

Deno.test("dead numbers that were suspected are believed once another text is taken, for a while", () => {
  const streak = new Streak();
  const add = (code: number, kind: "number" | "unclear", at = NOW) => {
    let isSuspicious = false;
    for (let n = 0; n < 10; n++) ({ isSuspicious } = streak.add(code, kind, at));
    return isSuspicious;
  };
  assert.equal(add(21211, "number"), true);
  streak.end(NOW);
  assert.equal(add(21211, "number"), false);
  assert.equal(add(21614, "number"), true, "another code");
  assert.equal(add(21211, "number", new Date(NOW.getTime() + 15 * 60_000)), true, "later");
  assert.equal(add(99999, "unclear"), true);
  streak.end(NOW);
  assert.equal(add(99999, "unclear"), true, "that is never a number's own");
});
