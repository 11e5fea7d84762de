import assert from "node:assert/strict";
import type { ReportStatus } from "shared/report_statuses.ts";
import { cityTimeOf, describeAnswers, minutesToAnswer } from "./answers.ts";
import type { ReportRow } from "./sql.ts";

const CAME = "2026-11-22T12:00:00.000Z";
const later = (minutes: number) => new Date(Date.parse(CAME) + minutes * 60_000).toISOString();
const report = (rest: Partial<ReportRow>): ReportRow => ({
  id: "0199f000-0000-7000-8000-000000000001",
  zip: "11231",
  location: null,
  depth: "knee",
  status: "new",
  note: "",
  isPrivate: false,
  isByStaff: false,
  cityNumber: null,
  incidentId: null,
  confirmations: 0,
  happenedAt: CAME,
  createdAt: CAME,
  answeredAt: null,
  passedAt: null,
  statusAt: null,
  ...rest,
});
const after = (...minutes: (number | null)[]) =>
  minutes.map((each) => report({ answeredAt: each === null ? null : later(each) }));

Deno.test("an answer is counted from when the report came in; a caller had theirs as they spoke", () => {
  assert.equal(minutesToAnswer(report({ answeredAt: later(12.34) })), 12.3);
  assert.equal(minutesToAnswer(report({})), null);
  assert.equal(minutesToAnswer(report({ isByStaff: true, answeredAt: later(3) })), null);
  assert.equal(minutesToAnswer(report({ answeredAt: later(-1) })), 0);
});

Deno.test("half of the people had an answer by the median, the last by the slowest, some have none", () => {
  const cases: [minutes: (number | null)[], ReturnType<typeof describeAnswers>][] = [
    [[], { answered: 0, unanswered: 0, medianMinutes: null, slowestMinutes: null }],
    [[null], { answered: 0, unanswered: 1, medianMinutes: null, slowestMinutes: null }],
    [[30], { answered: 1, unanswered: 0, medianMinutes: 30, slowestMinutes: 30 }],
    [[90, 10, null, 20], { answered: 3, unanswered: 1, medianMinutes: 20, slowestMinutes: 90 }],
    [[10, 20], { answered: 2, unanswered: 0, medianMinutes: 15, slowestMinutes: 20 }],
  ];
  for (const [minutes, expected] of cases) {
    assert.deepEqual(describeAnswers(after(...minutes)), expected);
  }
  const byStaff = report({ isByStaff: true });
  assert.equal(describeAnswers([byStaff, ...after(5)]).unanswered, 0);
});

Deno.test("the city has a case from when it was passed on until its water is known gone", () => {
  const now = new Date(later(3.5 * 24 * 60));
  const cases: [Partial<ReportRow>, days: number | undefined, ended: boolean][] = [
    [{}, undefined, false],
    [{ status: "water_gone", statusAt: later(60) }, undefined, false],
    [{ status: "passed_on", passedAt: later(60), statusAt: later(60) }, 3, false],
    // It was opened again: the city has not ended it.
    [{ status: "seen", passedAt: later(60), statusAt: later(600) }, 3, false],
    [{ status: "water_gone", passedAt: later(0), statusAt: later(24 * 60) }, 1, true],
    // A number without the act that gave it, as in rows of before acts were kept.
    [{ status: "passed_on", cityNumber: "311-1" }, 3, false],
  ];
  for (const [row, days, ended] of cases) {
    const time = cityTimeOf(report({ status: "new" as ReportStatus, ...row }), now);
    assert.equal(time?.daysOpen, days, JSON.stringify(row));
    assert.equal(time !== undefined && time.endedAt !== null, ended, JSON.stringify(row));
  }
});
