// STILL: the water that was reported is there, whatever the district has said of it.
import { placeName } from "shared/server/words/place_name.ts";
import { findStillReport, takeWaterAnswer } from "../reports/own/own_report.ts";
import type { Conversation } from "./conversation.ts";
import { linkTo } from "./depth_answer.ts";

export async function sayStill(talk: Conversation): Promise<string> {
  const { deps, me, words: { reply } } = talk;
  const report = await findStillReport(deps, me.id);
  if (!report) return reply.stillWhere({ link: `${deps.publicUrl}/report` });
  await takeWaterAnswer(deps, me.id, report.id, { answer: "still" });
  return reply.still({ where: placeName(report), link: linkTo(talk, report.id) });
}
