// What a carrier's error code means for us: a table of data. Codes: twilio.com/docs/api/errors.

/**
 * - `retry`: not now; once more, later. The text did not leave.
 * - `suppress`: the number is no use until its owner signs in again.
 * - `unsubscribe`: its owner opted out with the carrier.
 * - `alarm`: ours to mend (account, sender registration); stop and tell the operator.
 * - `drop`: this text will not arrive; nothing else follows from it.
 */
export type Remedy = "retry" | "suppress" | "unsubscribe" | "alarm" | "drop";

const REMEDIES: Record<number, Remedy> = {
  20003: "alarm", // credentials refused
  20429: "retry", // too many requests
  21211: "suppress", // not a valid number
  21408: "drop", // region not permitted
  21608: "alarm", // trial account
  21610: "unsubscribe", // opted out
  21611: "retry", // the sender's queue is full
  21614: "suppress", // not a mobile number
  30001: "retry", // queue overflow
  30003: "drop", // unreachable
  30004: "drop", // blocked
  30005: "suppress", // unknown number
  30006: "suppress", // landline or unreachable carrier
  30007: "drop", // filtered
  30008: "drop", // unknown error
  30034: "alarm", // sender not registered
};

/** Without a known code, HTTP 429 says later and everything else says no. */
export function remedyFor(errorCode: number, httpStatus = 400): Remedy {
  return REMEDIES[errorCode] ??
    (httpStatus === 429 ? "retry" : httpStatus === 401 ? "alarm" : "drop");
}
