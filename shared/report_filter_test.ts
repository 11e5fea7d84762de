import assert from "node:assert/strict";
import { isOpen, REPORT_STATUSES } from "./report_statuses.ts";
import {
  readReportFilter,
  type ReportFilter,
  spanStart,
  statusesOf,
  writeReportFilter,
} from "./report_filter.ts";

const CASES: [address: string, filter: ReportFilter, canonical?: string][] = [
  ["", {}],
  ["status=new", { status: ["new"] }],
  ["status=seen&status=new", { status: ["new", "seen"] }, "status=new,seen"],
  ["status=new,seen", { status: ["new", "seen"] }],
  ["status=open", { status: ["open"] }],
  ["status=lost", {}, ""],
  ["status=", {}, ""],
  ["depth=inside&depth=knee", { depth: ["knee", "inside"] }, "depth=knee,inside"],
  ["since=24h", { since: "24h" }],
  ["since=2026-11-22&until=2026-11-23", { since: "2026-11-22", until: "2026-11-23" }],
  ["since=2026-02-30", {}, ""],
  ["since=5h&until=24h", {}, ""],
  [
    "bbox=-74.02,40.67,-74,40.68",
    { bbox: { west: -74.02, south: 40.67, east: -74, north: 40.68 } },
  ],
  ["bbox=-74.0200001,40.67,-74,40.68", {
    bbox: { west: -74.0200001, south: 40.67, east: -74, north: 40.68 },
  }, "bbox=-74.02,40.67,-74,40.68"],
  ["bbox=-74,40.67,-74.02,40.68", {}, ""],
  ["bbox=1,2,3", {}, ""],
  ["bbox=,,,", {}, ""],
  ["files=yes&fresh=yes", { files: "yes", fresh: "yes" }],
  ["files=no", {}, ""],
  ["status=open&assigned=me", { status: ["open"], assigned: "me" }],
  ["assigned=you", {}, ""],
  ["before=x&zip=11231", {}, ""],
  ["depth=waist&status=ended", { status: ["ended"], depth: ["waist"] }, "status=ended&depth=waist"],
];

for (const [address, filter, canonical = address] of CASES) {
  Deno.test(`a filter's address is read and written alike: "${address}"`, () => {
    const read = readReportFilter(new URLSearchParams(address));
    assert.deepEqual(read, filter);
    assert.equal(decodeURIComponent(writeReportFilter(read).toString()), canonical);
    const again = readReportFilter(writeReportFilter(read));
    assert.equal(`${writeReportFilter(again)}`, `${writeReportFilter(read)}`);
  });
}

Deno.test("open and ended together are every status, and neither has one of the other", () => {
  const open = statusesOf({ status: ["open"] })!;
  const ended = statusesOf({ status: ["ended"] })!;
  assert.deepEqual(open, REPORT_STATUSES.filter(isOpen));
  assert.deepEqual([...open, ...ended].toSorted(), [...REPORT_STATUSES].toSorted());
  assert.equal(statusesOf({}), undefined);
  assert.equal(statusesOf({ status: [] }), undefined);
  assert.deepEqual(statusesOf({ status: ["ended", "new"] }), ["new", ...ended]);
});

Deno.test("a span counts back from now; a day begins by its place's clock", () => {
  const now = new Date("2026-11-22T18:00:00Z");
  assert.deepEqual(spanStart("3h", now), new Date("2026-11-22T15:00:00Z"));
  assert.deepEqual(spanStart("7d", now), new Date("2026-11-15T18:00:00Z"));
  assert.equal(spanStart("2026-11-22", now), undefined);
  assert.equal(spanStart(undefined, now), undefined);
});
