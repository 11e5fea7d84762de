import assert from "node:assert/strict";
import { textCounts } from "shared/samples/district.ts";
import { countWords, minutesWords } from "./text_counts.ts";

const NONE = textCounts();

Deno.test("counts are told from what arrived to what never left, and none is not told", () => {
  assert.equal(countWords(NONE), "No texts");
  assert.equal(countWords({ ...NONE, delivered: 14, failed: 1 }), "14 delivered, 1 failed");
  assert.equal(
    countWords({ ...NONE, waiting: 1, sent: 2, delivered: 3, failed: 4, dropped: 5 }),
    "3 delivered, 2 on their way, 1 waiting, 4 failed, 5 not sent",
  );
});

Deno.test("minutes are told short", () => {
  assert.deepEqual([0.2, 0.9, 59.4, 60, 61, 125].map(minutesWords), [
    "under 1 min",
    "1 min",
    "59 min",
    "1 h",
    "1 h 1 min",
    "2 h 5 min",
  ]);
});
