// What follows from one act on several reports: the log, and each person's one text, once it cannot be undone as one.
import { pathTo } from "shared/path_to.ts";
import type { EndFacts } from "shared/report_acts.ts";
import type { TemplateStatus } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";
import { tellAssigned, tellAssignedMany } from "shared/server/outbox/assignments.ts";
import { tellReporters } from "shared/server/outbox/batches.ts";
import { listSameWater } from "shared/server/outbox/same_water.ts";
import { assignedManyText } from "shared/server/words/assigned.ts";
import { ownWordsOfMany, ownWordsText } from "shared/server/words/own_words.ts";
import { reportsText, reportText } from "shared/server/words/reports.ts";
import type { Deps } from "../../deps.ts";
import { noteHidden, notePrivate } from "../acts/hiding.ts";
import { writeAssigned } from "../assign/assign.ts";
import type { Changed } from "../reports/change.ts";
import type { ChosenTemplate } from "../templates/chosen.ts";
import { type SettledChange, undoEndOf } from "./rules.ts";

export interface ReportDone extends Changed {
  reportId: string;
  /** The act that gave it to somebody, or to nobody. */
  assigned?: string;
}

interface Doing {
  bidId: string;
  userId: string;
  batchId: string;
  now: Date;
}

interface Following {
  done: ReportDone[];
  change: SettledChange;
  /** Of a status: told in its words, where it has some in the reader's language. */
  answer?: ChosenTemplate;
}

/** In the same transaction, which is FloodLine's own by now. */
export async function followUpAll(
  deps: Deps,
  sql: Query,
  doing: Doing,
  { done, change, answer }: Following,
): Promise<void> {
  for (const { reportId: id, hidden, isPrivate } of done) {
    if (hidden !== undefined) await noteHidden(sql, { ...doing, id }, hidden);
    if (isPrivate !== undefined) await notePrivate(sql, { ...doing, id }, isPrivate);
  }
  if (change.to) await tellColleague(deps, sql, doing, { done, to: change.to });
  const { status } = change;
  if (status) await tellStatuses(deps, sql, doing, { done, change: { ...change, status }, answer });
}

/** Where a report leads an incident, also to whoever else reported that water. */
async function tellStatuses(
  { publicUrl, allowance }: Deps,
  sql: Query,
  { batchId, now }: Doing,
  { done, change, answer }: Following & { change: { status: TemplateStatus } },
): Promise<void> {
  const { status: news, cityNumber = null } = change;
  const whose = change.whose ?? null;
  const moved = done.flatMap(({ reportId, moved }) => moved ? [{ reportId, ...moved }] : []);
  const waters = await Promise.all(moved.map(async ({ reportId: leadId, actId, facts }) => {
    const reportIds = [leadId, ...await listSameWater(sql, leadId)];
    return reportIds.map((reportId) => ({ reportId, actId, write: writeOne(reportId, facts) }));
  }));
  function writeOne(reportId: string, facts: EndFacts) {
    const told = { news, reportId, publicUrl, ...facts };
    return (reader: Parameters<typeof reportText>[0]) =>
      answer ? ownWordsText(reader, { ...answer, ...told }) : reportText(reader, told);
  }
  await tellReporters(sql, {
    batchId,
    news,
    reports: waters.flat(),
    writeMany: (reader) => (parts) => {
      const told = { news, publicUrl, cityNumber, whose, ...parts };
      return answer ? ownWordsOfMany(reader, { ...answer, ...told }) : reportsText(reader, told);
    },
  }, { allowance, now, leavesAt: undoEndOf(now) });
}

/** Whoever takes them themselves knows. */
async function tellColleague(
  { publicUrl, allowance }: Deps,
  sql: Query,
  { userId: by, batchId, now }: Doing,
  { done, to }: { done: ReportDone[]; to: string },
): Promise<void> {
  if (to === by) return;
  const acts = done.flatMap(({ reportId, assigned }) =>
    assigned === undefined ? [] : [{ reportId, actId: assigned }]
  );
  const [first, ...others] = acts;
  if (!first) return;
  const told = { batchId, to, by };
  const terms = { allowance, now, leavesAt: undoEndOf(now) };
  if (others.length === 0) {
    const write = writeAssigned(publicUrl, first.reportId);
    return await tellAssigned(sql, { ...told, ...first, write }, terms);
  }
  const link = publicUrl + pathTo`/district/round`;
  await tellAssignedMany(sql, {
    ...told,
    acts,
    writeMany: (reader) => ({ count }) => assignedManyText({ ...reader, count, link }),
  }, terms);
}
