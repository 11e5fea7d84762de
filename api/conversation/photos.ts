// Photos that come by text: part of a report made lately, or a reason to ask for one.
import { addTextedMedia, findRecentReport } from "../reports/report.ts";
import { keepTextedMedia } from "../uploads/texted_media.ts";
import type { Conversation } from "./conversation.ts";
import type { Question } from "./sql.ts";
import { linkTo, openSince } from "./depth_answer.ts";

/** Keeps what can be read; returns how many that were. The worker fetches their bytes. */
export async function keepPhotos({ deps, me, text, now }: Conversation): Promise<number> {
  return await keepTextedMedia(deps.sql, me.id, text.media, now);
}

/** `asks`: the next answer is how deep the water is. */
export async function answerPhotos(
  talk: Conversation,
  question: Question | undefined,
): Promise<{ body: string; asks: boolean }> {
  const { deps, me, words: { reply }, now } = talk;
  const reportId = await findRecentReport(deps.sql, me.id, openSince(now));
  if (!reportId) return { body: reply.photoHowDeep, asks: question === undefined };
  const { added } = await addTextedMedia(deps, me.id, reportId, openSince(now));
  const link = linkTo(talk, reportId);
  const body = added > 0 ? reply.photoAdded({ link }) : reply.photoTooMany({ link });
  return { body, asks: false };
}
