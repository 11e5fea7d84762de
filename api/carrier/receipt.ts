import { applyReceipt } from "shared/server/outbox/receipts.ts";
import { z } from "zod";
import type { Deps } from "../deps.ts";

const Uuid = z.uuid();

/** Whatever cannot be made sense of is dropped: Twilio would only send the same again. */
export async function recordReceipt(
  { sql, now }: Deps,
  messageId: string,
  fields: Record<string, string>,
): Promise<void> {
  const { MessageSid: sid, MessageStatus: status } = fields;
  if (!Uuid.safeParse(messageId).success || !sid || !status) return;
  const errorCode = Number(fields.ErrorCode) || undefined;
  await applyReceipt(sql, { messageId, sid, status, errorCode }, now());
}
