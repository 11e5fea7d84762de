// Whether an act on a report can be taken back. Pure.
import type { ActKind } from "shared/report_acts.ts";
import { UNDO_HOURS } from "shared/limits.ts";
import { type Duty, mayDo, type StaffRole } from "shared/staff_roles.ts";

export type Undo = "yes" | "actUndone" | "actNotUndoable" | "actTooOld" | "actedSince" | Duty;

/** What it changes, so that a newer act on the same would be undone with it. Null: nothing else. */
const CHANGES: Partial<Record<ActKind, { what: string | null; duty: Duty }>> = {
  status: { what: "status", duty: "work" },
  numbered: { what: "number", duty: "work" },
  assigned: { what: "assignee", duty: "work" },
  note: { what: null, duty: "work" },
  question: { what: null, duty: "work" },
  private: { what: "private", duty: "run" },
  hidden: { what: "hidden", duty: "run" },
  shown: { what: "hidden", duty: "run" },
};
/** What cannot be taken back changes the status all the same. */
const ALSO_STATUS: ReadonlySet<ActKind> = new Set(["reopened", "merged", "unmerged"]);

function changedBy(kind: ActKind): string | null {
  return ALSO_STATUS.has(kind) ? "status" : CHANGES[kind]?.what ?? null;
}

/**
 * Anybody whose role may do the like may undo it, whoever did it. Where somebody has acted since on the same, it is
 * not: they would lose what they did without knowing.
 *
 * @returns a duty: the role lacks it
 */
export function decideUndo(
  act: { kind: ActKind; actedAt: Date; undoneAt: Date | null },
  /** Of the same report, newer, and not undone. */
  newer: ActKind[],
  { role, now }: { role: StaffRole; now: Date },
): Undo {
  const rule = CHANGES[act.kind];
  if (!rule) return "actNotUndoable";
  if (!mayDo(role, rule.duty)) return rule.duty;
  if (act.undoneAt) return "actUndone";
  if (now.getTime() - act.actedAt.getTime() > UNDO_HOURS * 3600_000) return "actTooOld";
  if (rule.what !== null && newer.some((kind) => changedBy(kind) === rule.what)) {
    return "actedSince";
  }
  return "yes";
}
