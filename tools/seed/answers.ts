// What residents answered to "Is it flooding where you are?", and the reports that made.
import type { Depth } from "shared/depths.ts";
import type { User } from "./people.ts";
import type { Random } from "../../ground/random.ts";
import { type DemoAct, type DemoReport, fateOf, makeActs } from "./reports.ts";
import type { DemoText } from "./texts.ts";

const MINUTE_MS = 60_000;
/** 0 dry makes no report. */
const DEPTHS: Record<string, Depth> = { 1: "ankle", 2: "knee", 3: "inside" };

export interface DemoAnswer {
  messageId: string;
  userId: string;
  answer: number;
  reportId: string | null;
  answeredAt: Date;
}

export function makeAnswers(
  messages: DemoText[],
  { zipOf, bidId, managers, now, random }: {
    zipOf: (episodeId: string) => string;
    bidId: string;
    managers: User[];
    now: Date;
    random: Random;
  },
): { answers: DemoAnswer[]; reports: DemoReport[]; acts: DemoAct[] } {
  const answers: DemoAnswer[] = [];
  const reports: DemoReport[] = [];
  for (const { id: messageId, userId, episodeId, step, status, settledAt } of messages) {
    if (step !== "ask" || status !== "delivered" || random.isOneIn(2)) continue;
    const answeredAt = new Date(settledAt!.getTime() + random.between(0.5, 12) * MINUTE_MS);
    if (answeredAt >= now) continue;
    const answer = random.weighted({ 0: 6, 1: 5, 2: 2, 3: 1 });
    const depth = DEPTHS[answer];
    const reportId = depth ? random.id(answeredAt) : null;
    answers.push({ messageId, userId, answer: Number(answer), reportId, answeredAt });
    if (!depth) continue;
    reports.push({
      id: reportId!,
      userId,
      bidId,
      zip: zipOf(episodeId),
      latitude: null,
      longitude: null,
      depth,
      note: "",
      happenedAt: answeredAt,
      ...fateOf(answeredAt, { random, now }),
      submissionId: random.id(answeredAt),
      via: "text",
      createdAt: answeredAt,
    });
  }
  const acts = reports.flatMap((report) => makeActs(report, { managers, random, now }));
  return { answers, reports, acts };
}
