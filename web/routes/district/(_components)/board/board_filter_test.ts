import assert from "node:assert/strict";
import { ALL, boardPath, filterWords, OPEN, readBoardFilter } from "./board_filter.ts";

const CASES: [address: string, words: string, canonical?: string][] = [
  ["", "open"],
  ["status=open", "open", ""],
  ["status=open,ended", "of any status"],
  ["status=new,seen", "new or seen"],
  ["status=ended&depth=knee,waist", "ended, knee deep or waist deep"],
  ["depth=inside&since=3h", "inside a building, in the last 3 hours"],
  ["since=1h", "in the last hour"],
  ["since=30d", "in the last 30 days"],
  [
    "since=2026-11-22&until=2026-11-23&files=yes",
    "since Nov 22, 2026, until Nov 23, 2026, with photos or videos",
  ],
  ["bbox=-74.02,40.67,-74,40.68", "at one place on the map"],
  ["status=open&fresh=yes", "new to you, open"],
  ["status=lost&zip=11231", "open", ""],
];

for (const [address, words, canonical = address] of CASES) {
  Deno.test(`the board's filter in words: "${address}"`, () => {
    const filter = readBoardFilter(new URLSearchParams(address));
    assert.equal(filterWords(filter), words);
    assert.equal(boardPath(filter), canonical ? `/district?${canonical}` : "/district");
  });
}

Deno.test("a board's address says the filter, the page and the one that is looked at", () => {
  assert.equal(boardPath(OPEN), "/district");
  assert.equal(
    boardPath(ALL, { before: "b", selected: "s" }),
    "/district?status=open,ended&before=b&selected=s",
  );
  assert.equal(boardPath(OPEN, { selected: "s" }), "/district?status=open&selected=s");
});
