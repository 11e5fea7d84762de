// A text to its reader, in few words: what it was about, and where it is.
import type { MessageStatus, OwnMessage, Step } from "shared/api/messages.ts";

const ABOUT: Record<Step, string> = {
  any: "Rain",
  heavy: "Heavy rain",
  flood: "Flood risk",
  warning: "Official warning",
  clear: "All-clear",
  ask: "Question",
};

/** "Heavy rain in 11231", "Sign-in code" */
export function aboutWords({ kind, step, zip }: Pick<OwnMessage, "kind" | "step" | "zip">): string {
  if (kind === "code") return "Sign-in code";
  if (!step) return "Answer to a text of yours";
  return zip ? `${ABOUT[step]} in ${zip}` : ABOUT[step];
}

const STATES: Record<MessageStatus, string> = {
  held: "Waits for you",
  queued: "Waits its turn",
  sending: "Is being sent",
  unknown: "Sent, no answer yet",
  accepted: "With your carrier",
  sent: "With your carrier",
  delivered: "Arrived",
  undelivered: "Did not arrive",
  failed: "Did not arrive",
  refused: "Did not arrive",
  expired: "Not sent",
};

export function stateWords(status: MessageStatus): string {
  return STATES[status];
}

const FAILED: MessageStatus[] = ["undelivered", "failed", "refused"];

export function hasFailed(status: MessageStatus): boolean {
  return FAILED.includes(status);
}

/** It may be on the phone, as far as we know. */
export function hasLeft(status: MessageStatus): boolean {
  return ["unknown", "accepted", "sent", "delivered"].includes(status);
}
