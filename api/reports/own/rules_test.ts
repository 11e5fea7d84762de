import assert from "node:assert/strict";
import type { ReportStatus } from "shared/report_statuses.ts";
import { askAgainAt, mayBeEdited } from "./rules.ts";

const at = (time: string) => new Date(`2026-11-22T${time}Z`);

Deno.test("depth and note may be corrected for a day, until the district has seen the report or it is taken back", () => {
  const cases: [status: ReportStatus, withdrawn: boolean, hours: number, may: boolean][] = [
    ["new", false, 0, true],
    ["new", false, 23.9, true],
    ["new", false, 24, false],
    ["new", true, 1, false],
    ["seen", false, 1, false],
    ["in_progress", false, 1, false],
    ["water_gone", false, 1, false],
  ];
  for (const [status, withdrawn, hours, may] of cases) {
    const createdAt = at("10:00:00");
    const now = new Date(createdAt.getTime() + hours * 3600_000);
    const withdrawnAt = withdrawn ? createdAt : null;
    assert.equal(
      mayBeEdited({ status, withdrawnAt, createdAt }, now),
      may,
      `${status} ${withdrawn ? "withdrawn " : ""}after ${hours} hours`,
    );
  }
});

Deno.test("the water is asked about after 3 hours, and 3 hours after each 'still'", () => {
  const happenedAt = at("10:00:00");
  const cases: [answer: "still" | "gone" | null, answeredAt: Date | null, askAt: string][] = [
    [null, null, "13:00:00"],
    ["still", at("13:20:00"), "16:20:00"],
    ["gone", at("13:20:00"), "13:00:00"],
  ];
  for (const [answer, answeredAt, askAt] of cases) {
    assert.deepEqual(askAgainAt({ happenedAt, answer, answeredAt }), at(askAt), String(answer));
  }
});
