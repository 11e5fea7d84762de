// What may be done with a broadcast, in which state, by whom. Pure; no zod here: pages import these words.

/** From written to ended; PostgreSQL's enum `broadcast_state` has the same. */
export const BROADCAST_STATES = [
  "draft",
  "returned",
  "submitted",
  "sending",
  "finished",
  "stopped",
  "discarded",
] as const;
export type BroadcastState = (typeof BROADCAST_STATES)[number];

export const BROADCAST_STEPS = ["write", "submit", "return", "send", "stop", "discard"] as const;
export type BroadcastStep = (typeof BROADCAST_STEPS)[number];

/** From which states, and to which. It ends by itself once nothing of it waits any more. */
const ROAD: Record<BroadcastStep, { from: readonly BroadcastState[]; to: BroadcastState }> = {
  // Also what has been submitted: it is a draft again, and whoever was to send it sees the change.
  write: { from: ["draft", "returned", "submitted"], to: "draft" },
  // Not as it was returned: first it is changed.
  submit: { from: ["draft"], to: "submitted" },
  return: { from: ["submitted"], to: "returned" },
  send: { from: ["submitted"], to: "sending" },
  stop: { from: ["sending"], to: "stopped" },
  discard: { from: ["draft", "returned", "submitted"], to: "discarded" },
};

export function stateAfter(step: BroadcastStep): BroadcastState {
  return ROAD[step].to;
}

/** Who has done what so far: ids; null: nobody yet, or an account that is gone. */
export interface Standing {
  state: BroadcastState;
  isDrill: boolean;
  /** Of the newest version. */
  writtenBy: string | null;
  submittedBy: string | null;
  /** The last to ask for changes. */
  returnedBy: string | null;
}

type StepVerdict =
  | "allowed"
  /** Not from this state. */
  | "notNow"
  /** Whoever wrote or submitted it may not send it. */
  | "secondPersonNeeded"
  /** Whoever asked for changes may not make them. */
  | "othersTurn";

/** @param twoPairs the district wants a second pair of eyes; a drill needs none */
export function judgeStep(
  step: BroadcastStep,
  { state, isDrill, writtenBy, submittedBy, returnedBy }: Standing,
  { by, twoPairs }: { by: string; twoPairs: boolean },
): StepVerdict {
  if (!ROAD[step].from.includes(state)) return "notNow";
  if (!twoPairs || isDrill) return "allowed";
  if (step === "send" && (by === writtenBy || by === submittedBy)) return "secondPersonNeeded";
  if (step === "write" && state === "returned" && by === returnedBy) return "othersTurn";
  return "allowed";
}
