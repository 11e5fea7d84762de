// Texts as phones show them: one phone a number, the one that changed last first.
import type { TwilioMessage } from "../state/state.ts";

export interface Phone {
  /** E.164. */
  number: string;
  /** Said STOP. */
  isBlocked: boolean;
  /** Oldest first. */
  messages: TwilioMessage[];
}

export function phonesOf(messages: TwilioMessage[], blocked: Set<string>): Phone[] {
  const phones = new Map<string, Phone>();
  for (const message of messages) {
    const number = message.direction === "inbound" ? message.from : message.to;
    const phone = phones.get(number) ??
      { number, isBlocked: blocked.has(number), messages: [] };
    phone.messages.push(message);
    // A Map keeps the order of insertion: the last to change moves to its end.
    phones.delete(number);
    phones.set(number, phone);
  }
  return [...phones.values()].reverse();
}

/** "+17185550123" → "(718) 555-0123" */
export function readableNumber(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3");
}

/** "718 555 0123" → "+17185550123"; undefined: no number of ten digits. */
export function numberFrom(typed: string): string | undefined {
  const digits = typed.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "");
  return digits.length === 10 ? `+1${digits}` : undefined;
}

/** What became of a text, in a developer's words. */
export function stateWords({ status, errorCode, direction, webhookStatus }: TwilioMessage): string {
  if (direction === "inbound") return inboundWords(webhookStatus);
  const words = STATES[status] ?? status;
  return errorCode ? `${words} (${errorCode})` : words;
}

const STATES: Record<string, string> = {
  accepted: "Accepted",
  queued: "Waiting",
  sent: "On its way",
  delivered: "Delivered",
  undelivered: "Not delivered",
  failed: "Failed",
};

function inboundWords(webhookStatus: number | null): string {
  if (webhookStatus === null) return "Telling FloodLine";
  if (webhookStatus === 0) return "FloodLine gave no answer";
  return webhookStatus === 200 ? "FloodLine knows" : `FloodLine answered ${webhookStatus}`;
}

/** A text cut into plain words, sign-in codes and addresses. */
export function textParts(body: string): { kind: "words" | "code" | "link"; text: string }[] {
  return body.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]|\b\d{6}\b)/).map((text, i) => ({
    kind: i % 2 === 0 ? "words" as const : /^\d/.test(text) ? "code" as const : "link" as const,
    text,
  })).filter(({ text }) => text !== "");
}
