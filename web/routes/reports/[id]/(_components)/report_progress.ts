// How far a report has come: what its page draws as a time line, and what it asks.
import type { OwnWords } from "shared/api/own_words.ts";
import type { ReportPage } from "shared/api/reports.ts";
import { isOpen, OPEN_STATUSES, type ReportStatus } from "shared/report_statuses.ts";

export interface ReportStage {
  /** `end`: whichever it will be. */
  status: ReportStatus | "reopened" | "end" | "withdrawn";
  /** Null: not reached yet. */
  at: string | null;
  /** What the district says of it in its own words. */
  words?: OwnWords | null;
}

type Told = Pick<ReportPage, "status" | "createdAt" | "changes" | "withdrawnAt">;

/**
 * From "reported" to how it ended. A stage that was left out on the way is not told; one that was gone
 * back from is still to come. Of what came before its sender opened it anew, the end alone.
 */
export function stagesOf({ status, createdAt, changes, withdrawnAt }: Told): ReportStage[] {
  const anew = changes.findLastIndex(({ isReopened }) => isReopened);
  const since = changes.slice(anew + 1);
  const stageOf = (status: ReportStatus): ReportStage => {
    const change = since.findLast((change) => change.status === status);
    return { status, at: change?.changedAt ?? null, words: change?.words };
  };
  const reached = isOpen(status) ? OPEN_STATUSES.indexOf(status) : OPEN_STATUSES.length - 1;
  const past: ReportStage[] = [
    { status: "new", at: createdAt },
    ...endBefore(changes, anew),
    ...OPEN_STATUSES.slice(1, reached + 1).map(stageOf),
    ...isOpen(status) ? [] : [stageOf(status)],
  ];
  const told = past.filter(({ at }) => at !== null);
  if (withdrawnAt) return [...told, { status: "withdrawn", at: withdrawnAt }];
  if (!isOpen(status)) return told;
  const toCome = [...OPEN_STATUSES.slice(reached + 1), "end" as const];
  return [...told, ...toCome.map((status) => ({ status, at: null }))];
}

function endBefore(changes: Told["changes"], anew: number): ReportStage[] {
  if (anew < 0) return [];
  const end = changes[anew - 1];
  return [
    ...end ? [{ status: end.status, at: end.changedAt, words: end.words }] : [],
    { status: "reopened" as const, at: changes[anew]!.changedAt },
  ];
}

/** The API asks anew 3 hours after each "still"; after this long, an answer says little. */
const ASKING_HOURS = 48;

/** Whether "Is it still flooded?" stands open, under a fold, or not on the page at all. */
export function waterQuestion(
  { isOwn, withdrawnAt, water }: Pick<ReportPage, "isOwn" | "withdrawnAt" | "water">,
  now: Date,
): "open" | "folded" | "none" {
  if (!isOwn || withdrawnAt) return "none";
  const sinceAsked = now.getTime() - Date.parse(water.askAt);
  const isDue = sinceAsked >= 0 && sinceAsked < ASKING_HOURS * 60 * 60_000;
  return isDue && water.answer !== "gone" ? "open" : "folded";
}
