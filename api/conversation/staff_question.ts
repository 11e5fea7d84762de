// What somebody texts back to a question of their district's staff: it goes to the report, as its own act.
import { endReply, findOpenQuestion, type OpenQuestion } from "shared/server/outbox/questions.ts";
import { recordAct } from "shared/server/report_acts.ts";
import type { Conversation } from "./conversation.ts";
import type { Wish } from "./wishes.ts";

/** After a day a text is about something else. */
const OPEN_MS = 24 * 3600_000;
/** As texts of the carrier's are cut: more is no answer. */
const MOST_KEPT = 1000;

/** What is none of our commands. A depth, or "yes", is an answer to whatever was asked last. */
const ANSWERS: ReadonlySet<Wish["kind"]> = new Set(["unknown", "thanks", "yes", "water"]);

/** The question that a text is an answer to; undefined: it is none. `depthAskedAt`: of the other question. */
export async function findAnsweredQuestion(
  { deps, me, now }: Conversation,
  { kind }: Wish,
  depthAskedAt: Date | undefined,
): Promise<OpenQuestion | undefined> {
  if (!ANSWERS.has(kind)) return undefined;
  const since = new Date(now.getTime() - OPEN_MS);
  const question = await findOpenQuestion(deps.sql, me.id, since);
  if (!question) return undefined;
  const isOfDepth = kind === "yes" || kind === "water";
  return isOfDepth && depthAskedAt && depthAskedAt > question.askedAt ? undefined : question;
}

/** Thanks end a talk: nobody need look at them. */
export async function takeReply(
  { deps, text, words, now }: Conversation,
  { kind }: Wish,
  { reportId, bidId }: OpenQuestion,
): Promise<string | undefined> {
  const detail = { text: text.body.trim().slice(0, MOST_KEPT) };
  await deps.sql.begin(async (tx) => {
    const id = await recordAct(tx, { bidId, reportId, by: null, kind: "reply", detail }, now);
    if (kind === "thanks") await endReply(tx, id, now);
  });
  return kind === "thanks" ? undefined : words.reply.answered;
}
