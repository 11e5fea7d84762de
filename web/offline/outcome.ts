// What becomes of a waiting report after a try to send it.
import type { WaitingReport, WaitingState } from "./waiting_report.ts";

/** The site's answer to one try. */
export type SendAnswer =
  /** The address of the report's own page. */
  | { kind: "sent"; location: string }
  | { kind: "refused"; status: number; error: Refusal }
  /** Nothing came back, or nothing that FloodLine says. */
  | { kind: "noAnswer" };

export interface Refusal {
  code: string;
  message: string;
  fields?: Record<string, string>;
}

export type Next =
  | { kind: "gone" }
  | { kind: "stays"; state: WaitingState; refusal?: string; uploadAgain?: boolean };

/** Stored files that no report claims are cleaned away after a day. */
const FILES_ARE_GONE = ["mediaNotFound", "mediaNotUploaded"];

/** Pure: the same answer to the same report has the same consequence. */
export function afterAnswer(answer: SendAnswer, { files }: Pick<WaitingReport, "files">): Next {
  if (answer.kind === "sent") return { kind: "gone" };
  if (answer.kind === "noAnswer" || isPassing(answer.status)) {
    return { kind: "stays", state: "waiting" };
  }
  const { status, error } = answer;
  if (status === 401) return { kind: "stays", state: "needsSignIn" };
  const mayUploadAgain = files.length > 0 && files.every(({ prepared }) => prepared);
  if (FILES_ARE_GONE.includes(error.code) && mayUploadAgain) {
    return { kind: "stays", state: "waiting", uploadAgain: true };
  }
  return { kind: "stays", state: "refused", refusal: wordsOf(error) };
}

/** Better in a while: too slow, too many at once, or a server that is down. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** What is wrong with which field says more than that something is. */
function wordsOf({ message, fields = {} }: Refusal): string {
  return Object.values(fields).join(" ") || message;
}
