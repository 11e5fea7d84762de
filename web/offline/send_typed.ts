// What becomes of a report when somebody presses Send: sent, refused, or kept until it can go out.
import { deliver } from "./deliver.ts";
import { connection } from "./connection.ts";
import { afterAnswer, type Refusal, type SendAnswer } from "./outcome.ts";
import { keepReport } from "./waiting.ts";
import type { WaitingReport } from "./waiting_report.ts";

const PAUSE_MS = 2000;

export type Sent =
  | { kind: "sent"; location: string }
  | { kind: "refused"; error: Refusal }
  | { kind: "kept" }
  /** No connection, and no room on the phone or none to be had. */
  | { kind: "notKept" };

export async function sendTyped(report: WaitingReport): Promise<Sent> {
  const answer = navigator.onLine === false ? noAnswer : await tryTwice(report);
  if (answer.kind === "sent") return answer;
  const next = afterAnswer(answer, report);
  const isPassing = next.kind === "stays" && next.state === "waiting";
  if (answer.kind === "refused" && !isPassing) return answer;
  try {
    await keepReport(report);
  } catch {
    return { kind: "notKept" };
  }
  askForSync();
  return { kind: "kept" };
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

/** So that Chromium wakes the service worker when the network is back, the page being closed. */
export async function askForSync(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.ready;
    // deno-lint-ignore no-explicit-any
    await (registration as any)?.sync?.register("reports");
  } catch {
    // Not permitted: it goes out when a page is open.
  }
}
