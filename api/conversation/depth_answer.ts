// "Is it flooding where you are? 0 dry 1 ankle 2 knee 3 inside": the answer becomes a report.
import { createHash } from "node:crypto";
import { pathTo } from "shared/path_to.ts";
import { AppError } from "shared/server/app_error.ts";
import { placeName } from "shared/server/words/place_name.ts";
import { addReport, addTextedMedia, correctDepth, findSubmittedReport } from "../reports/report.ts";
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
  const { submissionId, reportId, answered } = await findSubject(talk, question, named);
  const keep = async (reportId: string | null) => {
    if (!answered) return;
    const answer = { questionId: answered.id, userId: me.id, depth: DEPTHS[water], reportId, now };
    await keepAnswer(deps.sql, answer);
  };
  if (water === "dry") {
    await keep(null);
    return reply.dry;
  }
  if (reportId) {
    const outcome = await correctDepth(deps, me.id, reportId, water);
    if (outcome === "corrected") await keep(reportId);
    await addTextedMedia(deps, me.id, reportId, openSince(now));
    const link = linkTo(talk, reportId);
    return outcome === "corrected" ? reply.corrected({ link }) : reply.seenAlready({ link });
  }
  const zip = named ?? answered?.zip ?? await findWhereabouts(deps.sql, me.id, openSince(now));
  if (!zip) return reply.reportWhere({ link: `${deps.publicUrl}/report` });
  const report = await reportWater(talk, { zip, depth: water, submissionId });
  if (!report) return await sayUnknown(talk, zip);
  await keep(report.id);
  await addTextedMedia(deps, me.id, report.id, openSince(now));
  return reply.reported({ where: placeName(report), link: linkTo(talk, report.id) });
}

/** What the words are about. */
interface Subject {
  /** Makes them one report, however often they come. */
  submissionId?: string;
  /** What they told of before. */
  reportId: string | null;
  /** The question that they answer. */
  answered?: Question;
}

/** Of several places one is asked about: who names another tells of that one, and the question stays open. */
async function findSubject(
  { deps, me }: Conversation,
  question: Question | undefined,
  named: string | undefined,
): Promise<Subject> {
  if (!question) return { reportId: null };
  if (named === undefined || question.zip === null || question.zip === named) {
    return { submissionId: question.id, reportId: question.reportId, answered: question };
  }
  const submissionId = idBeside(question.id, named);
  const reportId = await findSubmittedReport(deps.sql, me.id, submissionId);
  return { submissionId, reportId: reportId ?? null };
}

/** The same id for the same place beside the same question, as a UUID of version 8. */
function idBeside(questionId: string, zip: string): string {
  const hex = createHash("sha256").update(`${questionId} ${zip}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
    .concat(hex.slice(20, 32)).join("-");
}

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
