// A free question to who sent a report; their answer by text comes back to it (api/conversation/).
import type { NewQuestion } from "shared/api/district/acts.ts";
import { AppError } from "shared/server/app_error.ts";
import { askReporter, type WriteQuestion } from "shared/server/outbox/questions.ts";
import { recordActOnce } from "shared/server/report_acts.ts";
import { questionText } from "shared/server/words/question.ts";
import type { Deps } from "../../deps.ts";
import { markSent } from "../../http/sent_mark.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { lockReport } from "../acts/acts.ts";
import { asManager, asOurselves } from "../manager.ts";

/** @throws AppError where they did not want texts, or none can go to them today: then nothing is written */
export async function askSender(
  { sql, allowance, now }: Deps,
  { bidId, userId }: StaffSession,
  reportId: string,
  { text, submissionId }: NewQuestion,
): Promise<void> {
  const at = now();
  const sentMark = markSent(submissionId, { question: text, reportId, userId });
  await asManager(sql, bidId, async (tx) => {
    if (!await lockReport(tx, { bidId, id: reportId })) throw new AppError("reportNotFound");
    const question = { kind: "question", detail: { text } } as const;
    const act = { ...question, bidId, reportId, by: userId, sentMark };
    const actId = await recordActOnce(tx, act, at);
    if (!actId) return;
    await asOurselves(tx);
    const write: WriteQuestion = (reader) => questionText(reader, text);
    const outcome = await askReporter(tx, { reportId, actId, write }, { allowance, now: at });
    if (outcome === "notWanted") throw new AppError("reporterNotAsked");
    if (outcome === "notNow") throw new AppError("reporterNotTexted");
  });
}
