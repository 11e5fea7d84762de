// A text on its way: its states, and the status callbacks that tell of them.
import { inBackground, waitWhileOpen } from "../background.ts";
import { takeFault } from "../faults.ts";
import { changed, type SandboxState, type TwilioMessage } from "../state/state.ts";
import { postWebhook } from "./webhooks.ts";

const UNREACHABLE = 30003;

/** How much later they come under the fault "late"; tests wait for less. */
export const LATE_RECEIPT_SECONDS = 30;

/** Sends a text on: sent, then delivered. Twilio posts nothing for the state it answered with. */
export function sendOn(state: SandboxState, message: TwilioMessage): void {
  inBackground(state, async () => {
    const fault = takeFault(state, "receipts");
    const last = fault?.kind === "undelivered" || fault?.kind === "failed"
      ? fault.kind
      : "delivered";
    const states = fault?.states ?? [
      ...message.status === "accepted" ? ["queued"] : [],
      "sent",
      last,
    ];
    const late: string[] = [];
    for (const status of states) {
      await waitWhileOpen(state, state.options.receiptDelayMs);
      if (!state.messages.includes(message)) return;
      const errorCode = hasFailed(status) ? (fault?.errorCode ?? UNREACHABLE) || null : null;
      advance(state, message, status, errorCode);
      if (fault?.kind === "late" || fault?.kind === "outOfOrder") late.push(status);
      else if (fault?.kind !== "none") await tell(state, message, status);
      if (fault?.kind === "twice") await tell(state, message, status);
    }
    if (fault?.kind === "late") await waitWhileOpen(state, state.options.lateReceiptMs);
    if (fault?.kind === "outOfOrder") late.reverse();
    for (const status of late) await tell(state, message, status);
  });
}

function hasFailed(status: string): boolean {
  return status === "undelivered" || status === "failed";
}

function advance(
  state: SandboxState,
  message: TwilioMessage,
  status: string,
  errorCode: number | null,
): void {
  message.status = status;
  message.errorCode = errorCode;
  message.updatedAt = state.options.now();
  if (status === "sent") message.sentAt = message.updatedAt;
  changed(state);
}

async function tell(state: SandboxState, message: TwilioMessage, status: string): Promise<void> {
  if (!message.statusCallback) return;
  await postWebhook(state, message.statusCallback, {
    AccountSid: state.options.accountSid,
    ApiVersion: "2010-04-01",
    From: message.from,
    MessageSid: message.sid,
    MessageStatus: status,
    SmsSid: message.sid,
    SmsStatus: status,
    To: message.to,
    ...message.messagingServiceSid && { MessagingServiceSid: message.messagingServiceSid },
    ...message.errorCode !== null && { ErrorCode: String(message.errorCode) },
    ...status === "delivered" && { RawDlrDoneDate: dlrDate(message.updatedAt) },
  });
}

/** "2611221750": the carrier's year, month, day, hour and minute. */
function dlrDate(date: Date): string {
  return date.toISOString().replace(/\D/g, "").slice(2, 12);
}
