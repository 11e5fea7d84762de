// What one act on several reports has people texted: each person once, whatever of theirs is among them.
import type { ReportNews } from "../../report_statuses.ts";
import type { Query } from "../database.ts";
import {
  bodyOfMany,
  insertReportsOf,
  nextMessageId,
  templateOf,
  type WriteMany,
} from "./many_reports.ts";
import type { Allowance } from "./purses.ts";
import {
  dropReportTexts,
  findUntold,
  insertNews,
  type Reporter,
  type WriteReportText,
} from "./reports.ts";

interface ReportToTell {
  reportId: string;
  actId: string;
  /** Where it is the only one of its sender's. */
  write: WriteReportText;
}

interface BatchTexts {
  batchId: string;
  news: ReportNews;
  /** Each report once. */
  reports: ReportToTell[];
  writeMany: (reader: Pick<Reporter, "language"> & { isLast: boolean }) => WriteMany;
}

/**
 * To who sent them and asked for it, in a transaction that has locked the reports: as tellReporter, but one text a
 * person. None leaves before `leavesAt`: until then the batch may be undone, and nobody has heard.
 */
export async function tellReporters(
  sql: Query,
  { batchId, news, reports, writeMany }: BatchTexts,
  terms: { allowance: Allowance; now: Date; leavesAt: Date },
): Promise<void> {
  for (const { reportId } of reports) await dropReportTexts(sql, reportId, terms.now);
  const found = await Promise.all(
    reports.map(async (report) => ({
      ...report,
      reader: await findUntold(sql, report.reportId, news),
    })),
  );
  const told = found.flatMap(({ reader, ...report }) => reader ? [{ ...report, reader }] : []);
  for (const theirs of Map.groupBy(told, ({ reader }) => reader.userId).values()) {
    const [{ reader, reportId, actId, write }] = theirs as [typeof theirs[number]];
    if (theirs.length === 1) {
      const about = { reportId, actId, round: reader.round };
      const writeOne = (isLast: boolean) => write({ ...reader, isLast });
      await insertNews(sql, reader, { news, about, batchId, write: writeOne }, terms);
      continue;
    }
    const id = await nextMessageId(sql);
    const template = (isLast: boolean) => templateOf(writeMany({ ...reader, isLast }), id);
    const writeAll = (isLast: boolean) => bodyOfMany(template(isLast), theirs.length);
    await insertNews(
      sql,
      reader,
      { news, about: null, id, template, batchId, write: writeAll },
      terms,
    );
    const about = theirs.map(({ reader, ...report }) => ({ ...report, round: reader.round }));
    await insertReportsOf(sql, id, about, news);
  }
}
