// What follows from a look at what the carrier knows of a text whose receipt is overdue. Pure.
import { LOOKS_AFTER_MINUTES } from "shared/server/outbox/overdue.ts";
import type { ListedText } from "shared/server/twilio.ts";

export type Sighting =
  /** Its end is known: as good as the receipt that was lost. */
  | "ended"
  /** It is on its way yet, or the carrier may be late to show it. */
  | "lookAgain"
  /** Handed to the network, which will never tell more. */
  | "sentForGood"
  /** Nobody will ever know. */
  | "unproven";

const ENDS = ["delivered", "read", "undelivered", "failed", "canceled"];
const HANDED_OVER = ["sent", "partially_delivered"];
/** A text that its list does not show half an hour later is not late in it, but not there. */
const LOOKS_FOR_MISSING = 2;

/**
 * @param listed undefined: the carrier says that it has no such text
 * @param looks how often it was looked at before this time
 */
export function judgeSighting(listed: ListedText | undefined, looks: number): Sighting {
  if (!listed) return looks + 1 < LOOKS_FOR_MISSING ? "lookAgain" : "unproven";
  if (ENDS.includes(listed.status)) return "ended";
  if (looks + 1 < LOOKS_AFTER_MINUTES.length) return "lookAgain";
  return HANDED_OVER.includes(listed.status) ? "sentForGood" : "unproven";
}
