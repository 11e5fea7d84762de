// Sends what waits: begun by any open page and by the service worker, done by one of them at a time.
import { ask } from "@/lib/ask.ts";
import { afterAnswer, type SendAnswer } from "./outcome.ts";
import { type Connection, deliver } from "./deliver.ts";
import { changeReport, dropReport, listReports, tell } from "./waiting.ts";
import type { WaitingReport } from "./waiting_report.ts";

const LOCK = "floodline-drain";
const ME_TIMEOUT_MS = 10_000;

/** @returns how many still wait for the network, all of them where nobody could be asked whose they are */
export async function drain(connection: Connection): Promise<number> {
  const sendAll = async () => {
    const unasked = await sendEach(connection);
    return unasked || (await listReports()).filter(({ state }) => state === "waiting").length;
  };
  // Without locks two may send at once: uploads are doubled then, reports are not.
  return await (navigator.locks ? navigator.locks.request(LOCK, sendAll) : sendAll());
}

/** @returns how many it knows nothing new of */
async function sendEach(connection: Connection): Promise<number> {
  const due = (await listReports()).filter(({ state }) => state !== "refused");
  try {
    return await sendDue(due, connection) ? 0 : due.length;
  } catch (error) {
    // A fault of ours, on this phone at least: nobody is to wait for the network to mend it.
    console.error(error);
    for (const { submissionId } of due) await changeReport(submissionId, { state: "broken" });
    return 0;
  }
}

/** False: no answer came, not even to who is signed in. */
async function sendDue(due: WaitingReport[], connection: Connection): Promise<boolean> {
  if (due.length === 0) return true;
  const who = await whoIsSignedIn(connection);
  if (who === "noAnswer") return false;
  for (const report of due) {
    if (who === "nobody") await changeReport(report.submissionId, { state: "needsSignIn" });
    else if (who.id !== report.ownerId) {
      await changeReport(report.submissionId, { state: "notYours" });
    } else if (await send(report, connection) === "later") break;
  }
  return true;
}

export async function whoIsSignedIn(
  { fetch }: Pick<Connection, "fetch">,
): Promise<{ id: string } | "nobody" | "noAnswer"> {
  const answer = await ask(fetch, "/api/me", { timeoutMs: ME_TIMEOUT_MS });
  if (answer?.status === 401) return "nobody";
  const { id } = (answer?.body ?? {}) as { id?: unknown };
  return typeof id === "string" ? { id } : "noAnswer";
}

/** "later": the network is away again, so the others need not be tried. */
async function send(report: WaitingReport, connection: Connection): Promise<"done" | "later"> {
  const { submissionId } = report;
  tell({ kind: "sending", submissionId });
  const keepFiles = (files: WaitingReport["files"]) => changeReport(submissionId, { files });
  let answer = await deliver(report, connection, keepFiles);
  let next = afterAnswer(answer, report);
  if (next.kind === "stays" && next.uploadAgain) {
    const files = report.files.map((file) => ({ ...file, mediaId: undefined }));
    answer = await deliver({ ...report, files }, connection, keepFiles);
    next = afterAnswer(answer, report);
  }
  if (next.kind === "gone") {
    await dropReport(submissionId);
    tell({ kind: "sent", submissionId, location: locationOf(answer) });
    return "done";
  }
  const { state, refusal } = next;
  await changeReport(submissionId, { state, refusal });
  return state === "waiting" ? "later" : "done";
}

function locationOf(answer: SendAnswer): string {
  return answer.kind === "sent" ? answer.location : "/";
}
