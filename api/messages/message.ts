import type { MessageWhy } from "shared/api/messages.ts";
import { hasFailed } from "shared/message_statuses.ts";
import { plainReason } from "shared/server/carrier_errors.ts";
import type { Query } from "shared/server/database.ts";
import { findWhy } from "./sql.ts";

/** Undefined where the text is not this person's. */
export async function explainMessage(
  sql: Query,
  userId: string,
  messageId: string,
): Promise<MessageWhy | undefined> {
  const found = await findWhy(sql, userId, messageId);
  if (!found) return undefined;
  const { errorCode, ...why } = found;
  return { ...why, failure: hasFailed(why.status) ? plainReason(errorCode) : null };
}
