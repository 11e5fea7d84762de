// What a carrier's error code means for us: a table of data. Codes: twilio.com/docs/api/errors.

/**
 * - `retry`: not now; once more, later. The text did not leave.
 * - `suppress`: the number is no use until its owner signs in again.
 * - `suppressIfRepeated`: as above, after several texts in a row.
 * - `unsubscribe`: its owner opted out with the carrier.
 * - `alarm`: ours to mend (account, sender registration); stop and tell the operator.
 * - `alarmIfMany`: one is no news; many say that the carriers take our texts for spam.
 * - `drop`: this text will not arrive; nothing else follows from it.
 */
export type Remedy =
  | "retry"
  | "suppress"
  | "suppressIfRepeated"
  | "unsubscribe"
  | "alarm"
  | "alarmIfMany"
  | "drop";

const ERRORS: Record<number, [Remedy, plainReason: string]> = {
  20003: ["alarm", "The texting service refused our account"],
  20429: ["retry", "The texting service was too busy"],
  21211: ["suppress", "Not a valid phone number"],
  21408: ["drop", "Number outside the area we may text"],
  21608: ["alarm", "The texting account is still on trial"],
  21610: ["unsubscribe", "Opted out of texts"],
  21611: ["retry", "The texting service was too busy"],
  21614: ["suppress", "Not a mobile number"],
  30001: ["retry", "The texting service was too busy"],
  30003: ["suppressIfRepeated", "Phone off or out of reach"],
  30004: ["alarmIfMany", "Blocked by the phone or its network"],
  30005: ["suppress", "Number no longer in use"],
  30006: ["suppress", "Landline, or a network that takes no texts"],
  30007: ["alarmIfMany", "Taken for spam by the phone's network"],
  30008: ["suppressIfRepeated", "Lost by the phone's network"],
  30034: ["alarm", "Our sending number is not registered yet"],
};

/** The codes of a remedy. */
export function codesFor(remedy: Remedy): number[] {
  return Object.keys(ERRORS).map(Number).filter((code) => ERRORS[code]![0] === remedy);
}

/** Without a known code, HTTP 429 says later, 401 says alarm and everything else says no. */
export function remedyFor(errorCode: number, httpStatus = 400): Remedy {
  return ERRORS[errorCode]?.[0] ??
    (httpStatus === 429 ? "retry" : httpStatus === 401 ? "alarm" : "drop");
}

/** Why a text did not arrive, for managers and residents. */
export function plainReason(errorCode: number | null): string {
  return (errorCode !== null ? ERRORS[errorCode]?.[1] : undefined) ??
    "The phone's network gave no reason";
}
