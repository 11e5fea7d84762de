// What follows from a carrier's error code. What each code is about: carrier_codes.ts.
import { CODES, type Kind } from "./carrier_codes.ts";

/**
 * - `wait`: the text stays owed, and goes again later while it is true.
 * - `drop`: this text will not arrive.
 * - `stop`: no other would arrive either; one now and then finds out whether that is mended.
 * - `slowDown`: the next ones later, and fewer.
 * - `alarm`: the operator is told of the first one; of the others, of many.
 * - `suppress`: the number is no use until its owner shows a sign of life.
 * - `suppressIfRepeated`: as above, after several texts in a row.
 * - `unsubscribe`: its owner gets no more texts.
 */
export type Remedy =
  | "wait"
  | "drop"
  | "stop"
  | "slowDown"
  | "alarm"
  | "suppress"
  | "suppressIfRepeated"
  | "unsubscribe";

/**
 * Whatever the code, the same one to many texts in a row stops all of them (see breaker.ts), and a
 * large share of failures is an alarm (see refusals.ts).
 */
const REMEDIES: Record<Kind, readonly Remedy[]> = {
  account: ["wait", "stop", "alarm"],
  unclear: ["wait", "alarm"],
  later: ["wait", "slowDown"],
  number: ["drop", "suppress"],
  unreachable: ["drop", "suppressIfRepeated"],
  optedOut: ["drop", "unsubscribe"],
  filtered: ["drop"],
  region: ["drop"],
  content: ["drop", "alarm"],
};

/** Of a code that is not listed, the HTTP status tells a little; else it is unclear, and waits. */
export function kindOf(errorCode: number, httpStatus = 400): Kind {
  const listed = CODES[errorCode]?.[0];
  if (listed) return listed;
  if (httpStatus === 429) return "later";
  return [401, 402, 403, 404].includes(httpStatus) ? "account" : "unclear";
}

export function remediesFor(errorCode: number, httpStatus?: number): readonly Remedy[] {
  return REMEDIES[kindOf(errorCode, httpStatus)];
}

/** Whether a text that was given back with this code is still owed. */
export function isStillOwed(errorCode: number, httpStatus?: number): boolean {
  return remediesFor(errorCode, httpStatus).includes("wait");
}

/** The listed codes of a kind. */
export function codesOf(kind: Kind): number[] {
  return Object.keys(CODES).map(Number).filter((code) => CODES[code]![0] === kind);
}

const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 120;

/**
 * How long a text waits before it is tried again. One that nobody knows what to make of waits ever
 * longer: it must not keep the others from leaving.
 */
export function waitSeconds(kind: Kind, tries: number): number {
  if (kind !== "unclear") return FIRST_WAIT_SECONDS;
  return Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.max(0, tries - 1));
}

/** Why a text did not arrive, for managers and residents. */
export function plainReason(errorCode: number | null): string {
  return (errorCode !== null ? CODES[errorCode]?.[1] : undefined) ??
    "The phone's network gave no reason";
}
