// What a district did about a water, told to all who reported it.
import type { EndFacts } from "shared/report_acts.ts";
import type { GivenStatus } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";
import { listSameWater } from "shared/server/outbox/same_water.ts";
import {
  dropReportTexts,
  tellReporter,
  type WriteReportText,
} from "shared/server/outbox/reports.ts";
import { ownWordsText } from "shared/server/words/own_words.ts";
import { reportText } from "shared/server/words/reports.ts";
import type { Deps } from "../../deps.ts";
import type { ChosenTemplate } from "../templates/chosen.ts";

/** Where the report leads an incident, also whoever else reported that water: each person once. */
export async function tellStatus(
  { publicUrl, allowance }: Deps,
  sql: Query,
  { reportId: leadId, actId, status, facts, template }: {
    reportId: string;
    actId: string;
    status: GivenStatus;
    facts: EndFacts;
    /** In its words, where it has some in the reader's language. */
    template?: ChosenTemplate;
  },
  now: Date,
): Promise<void> {
  for (const reportId of [leadId, ...await listSameWater(sql, leadId)]) {
    if (status === "new") {
      await dropReportTexts(sql, reportId, now);
      continue;
    }
    const told = { news: status, reportId, publicUrl, ...facts };
    const write: WriteReportText = (reader) =>
      template ? ownWordsText(reader, { ...template, ...told }) : reportText(reader, told);
    await tellReporter(sql, { reportId, actId, news: status, write }, { allowance, now });
  }
}

/** That it is the water of another report; not to who sent one of that water before. */
export async function tellSameWater(
  { publicUrl, allowance }: Deps,
  sql: Query,
  { reportId, actId, leadId }: { reportId: string; actId: string; leadId: string },
  now: Date,
): Promise<void> {
  if (!(await listSameWater(sql, leadId)).includes(reportId)) return;
  const write: WriteReportText = (reader) =>
    reportText(reader, { news: "same_as", reportId, publicUrl, cityNumber: null, whose: null });
  await tellReporter(sql, { reportId, actId, news: "same_as", write }, { allowance, now });
}
