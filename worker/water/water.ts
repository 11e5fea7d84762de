// "Is it still flooded?" Asked by text 3 hours after a report, of who wanted texts about it. Not in
// quiet hours, nor later instead: by morning the question is stale, and the report's page asks it too.
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import type { Allowance } from "shared/server/outbox/purses.ts";
import { tellReporter, type WriteReportText } from "shared/server/outbox/reports.ts";
import { reportText } from "shared/server/words/reports.ts";
import { claimDue } from "./sql.ts";

const log = getLogger(["worker", "water"]);
/** In one transaction: what they cost is booked in it, and whoever else texts reporters waits so long. */
const PER_ROUND = 25;

/** Returns how many were asked. Any number of workers may ask at once: each report is asked about once. */
export async function askAboutWater(
  { sql, publicUrl, allowance }: { sql: Sql; publicUrl: string; allowance: Allowance },
  now: Date,
): Promise<number> {
  let asked = 0;
  let due: string[];
  do {
    due = await sql.begin(async (tx) => {
      const ids = await claimDue(tx, { now, limit: PER_ROUND });
      for (const reportId of ids) {
        const write: WriteReportText = (reader) =>
          reportText(reader, { news: "water", reportId, publicUrl });
        await tellReporter(tx, { reportId, actId: null, news: "water", write }, { allowance, now });
      }
      return ids;
    });
    asked += due.length;
  } while (due.length === PER_ROUND);
  if (asked > 0) log.info("asked whether it is still flooded", { asked });
  return asked;
}
