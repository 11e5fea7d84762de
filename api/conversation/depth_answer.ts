// "Is it flooding where you are? 0 dry 1 ankle 2 knee 3 inside": the answer becomes a report.
import { pathTo } from "shared/path_to.ts";
import { AppError } from "shared/server/app_error.ts";
import { placeName } from "shared/server/words/place_name.ts";
import { addReport, addTextedMedia, correctDepth } from "../reports/report.ts";
import { sayUnknown } from "./choices.ts";
import type { Conversation } from "./conversation.ts";
import type { Water } from "./depth_words.ts";
import { findQuestion, findWhereabouts, keepAnswer, type Question } from "./sql.ts";

/** After this long an answer or a photo is of another storm. */
const OPEN_MS = 12 * 3600_000;

export function openSince(now: Date): Date {
  return new Date(now.getTime() - OPEN_MS);
}

export async function findOpenQuestion(
  { deps, me, text, now }: Conversation,
  zip?: string,
): Promise<Question | undefined> {
  const since = openSince(now);
  return await findQuestion(deps.sql, { userId: me.id, phone: text.phone, zip, since });
}

/** As the question numbers them; who is in deeper water than it offers says so in words. */
const DEPTHS: Record<Water, number> = { dry: 0, ankle: 1, knee: 2, waist: 2, inside: 3 };

/** Without a question it is of a photo that came with the words. */
export async function takeDepthAnswer(
  talk: Conversation,
  { water, zip: named }: { water: Water; zip?: string },
  question: Question | undefined,
): Promise<string> {
  const { deps, me, words: { reply }, now } = talk;
  const keep = async (reportId: string | null) => {
    if (!question) return;
    const { id: questionId } = question;
    await keepAnswer(deps.sql, {
      questionId,
      userId: me.id,
      depth: DEPTHS[water],
      reportId,
      now,
    });
  };
  if (water === "dry") {
    await keep(null);
    return reply.dry;
  }
  if (question?.reportId) {
    const outcome = await correctDepth(deps, me.id, question.reportId, water);
    if (outcome === "corrected") await keep(question.reportId);
    await addTextedMedia(deps, me.id, question.reportId, openSince(now));
    const link = linkTo(talk, question.reportId);
    return outcome === "corrected" ? reply.corrected({ link }) : reply.seenAlready({ link });
  }
  const zip = named ?? question?.zip ?? await findWhereabouts(deps.sql, me.id, openSince(now));
  if (!zip) return reply.reportWhere({ link: `${deps.publicUrl}/report` });
  const report = await reportWater(talk, { zip, depth: water, submissionId: question?.id });
  if (!report) return await sayUnknown(talk, zip);
  await keep(report.id);
  await addTextedMedia(deps, me.id, report.id, openSince(now));
  return reply.reported({ where: placeName(report), link: linkTo(talk, report.id) });
}

/** The question's id makes the answer, however often it comes, one report. */
async function reportWater(
  { deps, me }: Conversation,
  { zip, depth, submissionId }: {
    zip: string;
    depth: Exclude<Water, "dry">;
    submissionId?: string;
  },
) {
  try {
    const typed = {
      zip,
      depth,
      note: "",
      mediaIds: [],
      wantsTexts: false,
      isPrivate: false,
      submissionId,
    };
    const { report } = await addReport(deps, { userId: me.id }, typed, "text");
    return report;
  } catch (error) {
    if (error instanceof AppError && error.code === "placeUnknown") return undefined;
    throw error;
  }
}

export function linkTo({ deps }: Conversation, reportId: string): string {
  return deps.publicUrl + pathTo`/reports/${reportId}`;
}
