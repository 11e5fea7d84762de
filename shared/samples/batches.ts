// Something done to several reports at once.
import type { Batch } from "../api/district/batches.ts";
import { REPORT_ID } from "./reports.ts";

export const BATCH_ID = "0199f000-0000-7000-8000-0000000000d1";

/** Three set to "Water gone", eight seconds ago; two could not be. */
export function batch(changes: Partial<Batch> = {}): Batch {
  const report = (n: number, outcome: Batch["reports"][number]["outcome"]) => ({
    id: REPORT_ID.slice(0, -1) + n,
    zip: "11231",
    depth: "knee" as const,
    outcome,
  });
  return {
    id: BATCH_ID,
    by: { id: "0199f000-0000-7000-8000-0000000000aa", name: null, ending: "0123" },
    actedAt: "2026-11-22T17:59:52.000Z",
    undoUntil: "2026-11-22T18:00:52.000Z",
    undoneAt: null,
    mayUndo: true,
    change: {
      kind: "status",
      status: "water_gone",
      cityNumber: null,
      whose: null,
      answer: null,
      about: null,
      isToNobody: false,
    },
    reports: [
      report(1, "done"),
      report(2, "done"),
      report(3, "done"),
      report(4, "already"),
      report(5, "sameAsAnother"),
    ],
    ...changes,
  };
}
