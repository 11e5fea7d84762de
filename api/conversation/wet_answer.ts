// "Still wet? 1 yes 2 no": the answer goes to the report that was asked about.
import { AppError } from "shared/server/app_error.ts";
import { placeName } from "shared/server/words/place_name.ts";
import { takeWaterAnswer } from "../reports/own/own_report.ts";
import { type Conversation } from "./conversation.ts";
import { linkTo, openSince } from "./depth_answer.ts";
import { findWetQuestion } from "./sql.ts";

/** Undefined: it was taken back, or taken away, in the meantime. */
export async function takeWetAnswer(
  talk: Conversation,
  answer: "still" | "gone",
): Promise<string | undefined> {
  const { deps, me, words: { reply }, now } = talk;
  const question = await findWetQuestion(deps.sql, { userId: me.id, since: openSince(now) });
  if (!question) return undefined;
  try {
    await takeWaterAnswer(deps, me.id, question.reportId, { answer });
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
  const where = placeName(question);
  return answer === "still"
    ? reply.still({ where, link: linkTo(talk, question.reportId) })
    : reply.gone({ where });
}
