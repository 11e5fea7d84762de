// A form that is sent again, because its answer was lost, is known again.
import { createHash } from "node:crypto";

/**
 * The same for whoever sends the same to the letter. A form that stayed open and was filled in anew has the same id,
 * and says something else: that is to be done, too.
 *
 * @param submissionId chosen by the page or the caller; undefined: each time is another
 */
export function markSent(submissionId: string | undefined, sent: unknown): Uint8Array | null {
  if (submissionId === undefined) return null;
  return createHash("sha256").update(`${submissionId} ${JSON.stringify(sent)}`).digest();
}
