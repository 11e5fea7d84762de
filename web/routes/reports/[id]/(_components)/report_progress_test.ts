import assert from "node:assert/strict";
import type { ReportPage } from "shared/api/reports.ts";
import { stagesOf, waterQuestion } from "./report_progress.ts";

type Told = Parameters<typeof stagesOf>[0];

const SENT = "2026-11-22T17:40:00Z";
const NEW: Told = { status: "new", createdAt: SENT, changes: [], withdrawnAt: null };
const SEEN = {
  status: "seen",
  changedAt: "2026-11-22T18:00:00Z",
  isReopened: false,
  words: null,
} as const;
const ENDED = {
  status: "water_gone",
  changedAt: "2026-11-22T19:00:00Z",
  isReopened: false,
  words: null,
} as const;
const ANEW = {
  status: "seen",
  changedAt: "2026-11-22T19:30:00Z",
  isReopened: true,
  words: null,
} as const;
const BACK = {
  status: "new",
  changedAt: "2026-11-22T20:00:00Z",
  isReopened: false,
  words: null,
} as const;

const STAGES: [what: string, Partial<Told>, expected: string[]][] = [
  ["just sent", {}, ["new", "seen?", "in_progress?", "end?"]],
  ["seen", { status: "seen", changes: [SEEN] }, ["new", "seen", "in_progress?", "end?"]],
  ["ended at once, which tells nothing between", { status: "water_gone", changes: [ENDED] }, [
    "new",
    "water_gone",
  ]],
  ["opened anew after its end", { status: "seen", changes: [SEEN, ENDED, ANEW] }, [
    "new",
    "water_gone",
    "reopened",
    "in_progress?",
    "end?",
  ]],
  ["ended a second time, otherwise", {
    status: "nothing_found",
    changes: [SEEN, ENDED, ANEW, { ...ENDED, status: "nothing_found" }],
  }, ["new", "water_gone", "reopened", "nothing_found"]],
  ["put back to new", { status: "new", changes: [SEEN, BACK] }, [
    "new",
    "seen?",
    "in_progress?",
    "end?",
  ]],
  [
    "withdrawn after it was seen",
    { status: "seen", changes: [SEEN], withdrawnAt: "2026-11-22T19:00:00Z" },
    ["new", "seen", "withdrawn"],
  ],
];

for (const [what, changes, expected] of STAGES) {
  Deno.test(`the way of a report that is ${what}`, () => {
    const stages = stagesOf({ ...NEW, ...changes });
    assert.deepEqual(stages.map(({ status, at }) => at ? status : `${status}?`), expected);
  });
}

Deno.test("a stage reached twice is told by its last time; the first is always the sending", () => {
  const again = { ...SEEN, changedAt: "2026-11-22T21:00:00Z" };
  const stages = stagesOf({ ...NEW, status: "seen", changes: [SEEN, BACK, again] });
  assert.deepEqual(stages.slice(0, 2).map(({ at }) => at), [SENT, again.changedAt]);
});

type Water = ReportPage["water"];

const ASKED: Water = { askAt: "2026-11-22T20:30:00Z", answer: null, answeredAt: null };
const STILL: Water = { ...ASKED, answer: "still", answeredAt: "2026-11-22T17:30:00Z" };
const GONE: Water = { ...ASKED, answer: "gone", answeredAt: "2026-11-22T20:40:00Z" };
const [EARLY, DUE, LATE] = ["2026-11-22T20:29:00Z", "2026-11-22T20:30:00Z", "2026-11-25T00:00:00Z"];

const QUESTIONS: [string, Water, now: string, "open" | "folded" | "none", Partial<ReportPage>?][] =
  [
    ["before 3 hours are over", ASKED, EARLY, "folded"],
    ["after 3 hours", ASKED, DUE, "open"],
    ["3 hours after it was still there", STILL, DUE, "open"],
    ["once it is gone", GONE, DUE, "folded"],
    ["days later", ASKED, LATE, "folded"],
    ["of a withdrawn report", ASKED, DUE, "none", { withdrawnAt: EARLY }],
    ["to a manager", ASKED, DUE, "none", { isOwn: false }],
  ];

for (const [when, water, now, expected, changes] of QUESTIONS) {
  Deno.test(`"Is it still flooded?" is ${expected} ${when}`, () => {
    const report = { isOwn: true, withdrawnAt: null, water, ...changes };
    assert.equal(waterQuestion(report, new Date(now)), expected);
  });
}
