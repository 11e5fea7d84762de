// Answers to a resident's text. They leave in the answer to the carrier's own request, not through the
// queue; its receipts then tell what became of them, as of any other text.
import type { Language } from "shared/languages.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { countSpent } from "./spending.ts";

/** After this long nobody remembers the question. */
const VALID_MINUTES = 10;
/** Above alerts, which the day's money may hold up: somebody waits for it. */
const PRIORITY = 4;

export interface Reply {
  /** Null: the number is nobody's. */
  userId: string | null;
  phone: string;
  body: string;
  language: Language;
}

/**
 * Writes an answer down as `sending`; returns its id, for the status callback. Where the carrier
 * never got it, settling finds that out and sends it again.
 */
export async function addReply(sql: Query, reply: Reply, now: Date): Promise<string> {
  const expiresAt = new Date(now.getTime() + VALID_MINUTES * 60_000);
  const segments = countSegments(reply.body);
  const [{ id }] = await sql<[{ id: string }]>`
    insert into messages
      (kind, user_id, phone, body, segments, language, priority, status, tries, created_at, send_at,
       expires_at, sending_at)
    values
      ('reply', ${reply.userId}, ${reply.phone}, ${reply.body}, ${segments},
       ${reply.language}, ${PRIORITY}, 'sending', 1, ${now}, ${now}, ${expiresAt}, ${now})
    returning id`;
  await countSpent(sql, segments, now);
  return id;
}
