import assert from "node:assert/strict";
import { findRefusals } from "./refusals.ts";

type Counts = [errorCode: number, count: number][];
const listed = (counts: Counts) => counts.map(([errorCode, count]) => ({ errorCode, count }));

const CASES: [what: string, delivered: number, failed: Counts, waiting: Counts, code?: number][] = [
  ["all arrives", 100, [], []],
  ["a few phones are off", 100, [[30003, 9]], []],
  ["many are off, and as many are on", 100, [[30003, 60]], []],
  ["more are off than on", 40, [[30003, 60]], [], 30003],
  ["all of a few are off", 0, [[30003, 9]], []],
  ["one waits for the account", 100, [], [[30034, 1]], 30034],
  ["one waits for nobody knows what", 100, [], [[99999, 1]], 99999],
  ["one waits for a busy moment to pass", 100, [], [[30001, 1]]],
  ["many wait for a busy moment that does not pass", 3, [], [[20429, 10]], 20429],
  ["a code could not be texted for the account's fault", 100, [[20003, 1]], [], 20003],
  ["the words are refused", 100, [[21617, 1]], [], 21617],
  ["the worst is named", 0, [[30003, 50]], [[30034, 12], [99999, 2]], 30034],
  ["most numbers are no good, it says", 5, [[21211, 30]], [], 21211],
];

for (const [what, delivered, failed, waiting, errorCode] of CASES) {
  Deno.test(`${what}: ${errorCode ? `alarm, ${errorCode}` : "no news"}`, () => {
    const found = findRefusals({ delivered, failed: listed(failed), waiting: listed(waiting) });
    assert.equal(found?.errorCode, errorCode);
  });
}
