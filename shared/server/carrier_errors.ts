// What follows from a carrier's error code. What each code is about: carrier_codes.ts.
import { type CodeEntry, CODES, type Kind, REMEDIES, type Remedy } from "./carrier_codes.ts";

/** Of a code that is not listed, the HTTP status tells a little; else it is unclear, and waits. */
export function kindOf(errorCode: number, httpStatus = 400): Kind {
  const listed = CODES[errorCode]?.[0];
  if (listed) return listed;
  if (httpStatus === 429) return "later";
  return [401, 402, 403, 404].includes(httpStatus) ? "account" : "unclear";
}

export function remediesFor(errorCode: number, httpStatus?: number): readonly Remedy[] {
  return remediesOf(CODES[errorCode] ?? [kindOf(errorCode, httpStatus), ""]);
}

/** Those of its kind, and what the code has beside them. */
export function remediesOf([kind, , ...also]: CodeEntry): readonly Remedy[] {
  return [...REMEDIES[kind], ...also];
}

/** Whether a text that was given back with this code is still owed. */
export function isStillOwed(errorCode: number, httpStatus?: number): boolean {
  return remediesFor(errorCode, httpStatus).includes("wait");
}

/** The listed codes that have a remedy. */
export function codesWith(remedy: Remedy): number[] {
  return Object.keys(CODES).map(Number).filter((code) => remediesFor(code).includes(remedy));
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
