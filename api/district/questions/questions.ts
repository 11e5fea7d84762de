// A free question to who sent a report; their answer by text comes back to it (api/conversation/).
import { AppError } from "shared/server/app_error.ts";
import { askReporter, type WriteQuestion } from "shared/server/outbox/questions.ts";
import { recordAct } from "shared/server/report_acts.ts";
import { questionText } from "shared/server/words/question.ts";
import type { Deps } from "../../deps.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { lockReport } from "../acts/acts.ts";
import { asManager, asOurselves } from "../manager.ts";

/** @throws AppError where they did not want texts, or none can go to them today: then nothing is written */
export async function askSender(
  { sql, allowance, now }: Deps,
  { bidId, userId }: StaffSession,
  { reportId, text }: { reportId: string; text: string },
): Promise<void> {
  const at = now();
  await asManager(sql, bidId, async (tx) => {
    if (!await lockReport(tx, { bidId, id: reportId })) throw new AppError("reportNotFound");
    const act = { bidId, reportId, by: userId, kind: "question", detail: { text } } as const;
    const actId = await recordAct(tx, act, at);
    await asOurselves(tx);
    const write: WriteQuestion = (reader) => questionText(reader, text);
    const outcome = await askReporter(tx, { reportId, actId, write }, { allowance, now: at });
    if (outcome === "notWanted") throw new AppError("reporterNotAsked");
    if (outcome === "notNow") throw new AppError("reporterNotTexted");
  });
}
