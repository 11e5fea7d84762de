import assert from "node:assert/strict";
import { ACT_KINDS, type ActKind } from "shared/report_acts.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { UNDO_HOURS } from "shared/limits.ts";
import { decideUndo, type Undo } from "./rules.ts";

const ACTED = new Date("2026-11-22T18:00:00Z");
const hoursLater = (hours: number) => new Date(ACTED.getTime() + hours * 3600_000);

interface Case {
  newer?: ActKind[];
  role?: StaffRole;
  hours?: number;
  isUndone?: boolean;
}

const CASES: [what: string, kind: ActKind, Case, Undo][] = [
  ["a status just set", "status", {}, "yes"],
  ["a status, by crew", "status", { role: "crew" }, "yes"],
  ["a status, by a viewer", "status", { role: "viewer" }, "work"],
  ["hiding, by a manager", "hidden", {}, "yes"],
  ["hiding, by crew, who may not hide", "hidden", { role: "crew" }, "run"],
  ["showing again, by who may hide", "shown", {}, "yes"],
  ["a note, whatever came since", "note", { newer: ["note", "status", "hidden"] }, "yes"],
  ["a question, answered since", "question", { newer: ["reply"] }, "yes"],
  ["a day old to the minute", "status", { hours: UNDO_HOURS }, "yes"],
  ["older than a day", "status", { hours: UNDO_HOURS + 0.01 }, "actTooOld"],
  ["undone already", "status", { isUndone: true }, "actUndone"],
  ["a status under a newer one", "status", { newer: ["status"] }, "actedSince"],
  ["a status that its sender answered by STILL", "status", { newer: ["reopened"] }, "actedSince"],
  ["a status, the report merged since", "status", { newer: ["merged"] }, "actedSince"],
  ["a status, a note and a number since", "status", { newer: ["note", "numbered"] }, "yes"],
  ["a number, another number since", "numbered", { newer: ["numbered"] }, "actedSince"],
  ["an assignment, a status since", "assigned", { newer: ["status"] }, "yes"],
  ["an assignment, another since", "assigned", { newer: ["assigned"] }, "actedSince"],
  ["hiding, shown again since", "hidden", { newer: ["shown"] }, "actedSince"],
  ["making it for staff only, hidden since", "private", { newer: ["hidden"] }, "yes"],
  ["making it for staff only, made public since", "private", { newer: ["private"] }, "actedSince"],
  ["making it for staff only, by crew", "private", { role: "crew" }, "run"],
  ["what its sender said", "reopened", {}, "actNotUndoable"],
  ["what its sender wrote", "reply", {}, "actNotUndoable"],
];

for (
  const [what, kind, { newer = [], role = "manager", hours = 0, isUndone = false }, expected]
    of CASES
) {
  Deno.test(`undo of ${what}: ${expected}`, () => {
    const act = { kind, actedAt: ACTED, undoneAt: isUndone ? ACTED : null };
    assert.equal(decideUndo(act, newer, { role, now: hoursLater(hours) }), expected);
  });
}

Deno.test("nothing that a viewer sees can be undone by them", () => {
  for (const kind of ACT_KINDS) {
    const act = { kind, actedAt: ACTED, undoneAt: null };
    assert.notEqual(decideUndo(act, [], { role: "viewer", now: ACTED }), "yes", kind);
  }
});
