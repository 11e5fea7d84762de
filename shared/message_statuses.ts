// What has become of a text. The outbox moves it forward alone (see migrations/0004).

export const MESSAGE_STATUSES = [
  "held",
  "queued",
  "sending",
  "unknown",
  "accepted",
  "sent",
  "delivered",
  "undelivered",
  "failed",
  "refused",
  "expired",
] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

const LEFT: ReadonlySet<MessageStatus> = new Set(["unknown", "accepted", "sent", "delivered"]);
const FAILED: ReadonlySet<MessageStatus> = new Set(["undelivered", "failed", "refused"]);

/** Whether it may be on the phone, as far as anybody knows; in statements `has_left(status)`. */
export function hasLeft(status: MessageStatus): boolean {
  return LEFT.has(status);
}

/** Whether it will never be, though somebody tried; in statements `has_failed(status)`. */
export function hasFailed(status: MessageStatus): boolean {
  return FAILED.has(status);
}
