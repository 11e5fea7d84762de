// What becomes of a report when somebody presses Send: sent, refused, or kept until it can go out.
import { deliver } from "./deliver.ts";
import { connection } from "./connection.ts";
import { afterAnswer, type Refusal, type SendAnswer } from "./outcome.ts";
import { keepReport, type KeptOrNot } from "./waiting.ts";
import type { WaitingReport } from "./waiting_report.ts";

const PAUSE_MS = 2000;

export type Sent =
  | { kind: "sent"; location: string }
  | { kind: "refused"; error: Refusal }
  | KeptOrNot;

export async function sendTyped(report: WaitingReport): Promise<Sent> {
  const answer = navigator.onLine === false ? noAnswer : await tryTwice(report);
  if (answer.kind === "sent") return answer;
  const next = afterAnswer(answer, report);
  const isPassing = next.kind === "stays" && next.state === "waiting";
  if (answer.kind === "refused" && !isPassing) return answer;
  return await keepReport(report);
}

const noAnswer: SendAnswer = { kind: "noAnswer" };

/** What is stored by the first try is not uploaded by the next. */
async function tryTwice(report: WaitingReport): Promise<SendAnswer> {
  const keepFiles = (files: WaitingReport["files"]) => {
    report.files = files;
    return Promise.resolve();
  };
  const answer = await deliver(report, connection, keepFiles);
  const next = afterAnswer(answer, report);
  if (next.kind === "gone" || next.state !== "waiting") return answer;
  if (next.uploadAgain) { for (const file of report.files) file.mediaId = undefined; }
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return navigator.onLine === false ? noAnswer : await deliver(report, connection, keepFiles);
}
