// What a city makes of a report, in the report's own history: that it has it, and what it says of it.
import { type NewsStatus, readNews } from "shared/open311/statuses.ts";
import type { ReportStatus } from "shared/report_statuses.ts";
import { isOpen } from "shared/report_statuses.ts";
import { CITY_NUMBER } from "shared/city_number.ts";
import type { Query } from "shared/server/database.ts";
import type { Allowance } from "shared/server/outbox/purses.ts";
import { tellReporter, type WriteReportText } from "shared/server/outbox/reports.ts";
import { listSameWater } from "shared/server/outbox/same_water.ts";
import { recordAct } from "shared/server/report_acts.ts";
import { reportText } from "shared/server/words/reports.ts";
import { lockReport, setStatus } from "./sql.ts";

export interface Telling {
  publicUrl: string;
  allowance: Allowance;
}

interface WhichReport {
  bidId: string;
  reportId: string;
}

/** In its transaction: the report is with the city, by who asked for that. */
export async function passOn(
  sql: Query,
  { askedBy, number, ...which }: WhichReport & { askedBy: string | null; number: string | null },
  telling: Telling,
  now: Date,
): Promise<void> {
  const before = await lockReport(sql, which);
  if (!before || before.status === "same_as") return;
  const cityNumber = number !== null && CITY_NUMBER.test(number) ? number : before.cityNumber;
  // It may have ended otherwise meanwhile: then its number alone is news.
  const status = isOpen(before.status) ? "passed_on" : before.status;
  if (status === before.status && cityNumber === before.cityNumber) return;
  if (status === before.status) {
    await setStatus(sql, which, { status, cityNumber });
    const detail = { cityNumber, before: before.cityNumber };
    await recordAct(sql, { ...which, by: askedBy, kind: "numbered", detail }, now);
    return;
  }
  await move(sql, { ...which, by: askedBy, before, status, cityNumber }, telling, now);
}

/** In its transaction. The words are kept; the status changes where they say what became of the water. */
export async function hearNews(
  sql: Query,
  { status, words, ...which }: WhichReport & { status: NewsStatus; words: string },
  telling: Telling,
  now: Date,
): Promise<void> {
  const before = await lockReport(sql, which);
  if (!before) return;
  const detail = { text: words === "" ? status : `${status}: ${words}` };
  await recordAct(sql, { ...which, by: null, kind: "city", detail }, now);
  const to = readNews({ status, words });
  // That the city is at work on what is with it changes nothing of whose it is.
  if (to === null || isOpen(to) || before.status !== "passed_on") return;
  const { cityNumber } = before;
  await move(sql, { ...which, by: null, before, status: to, cityNumber }, telling, now);
}

async function move(
  sql: Query,
  { by, before, status, cityNumber, ...which }: WhichReport & {
    by: string | null;
    before: NonNullable<Awaited<ReturnType<typeof lockReport>>>;
    status: ReportStatus;
    cityNumber: string | null;
  },
  { publicUrl, allowance }: Telling,
  now: Date,
): Promise<void> {
  await setStatus(sql, which, { status, cityNumber });
  const { cityNumber: numberBefore, whose } = before;
  const detail = {
    from: before.status,
    to: status,
    cityNumber,
    whose: null,
    before: { cityNumber: numberBefore, whose },
  };
  const actId = await recordAct(sql, { ...which, by, kind: "status", detail }, now);
  const news = status as Exclude<ReportStatus, "new">;
  for (const reportId of [which.reportId, ...await listSameWater(sql, which.reportId)]) {
    const write: WriteReportText = (reader) =>
      reportText(reader, { news, reportId, publicUrl, cityNumber, whose: null });
    await tellReporter(sql, { reportId, actId, news, write }, { allowance, now });
  }
}
