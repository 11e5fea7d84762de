// When nothing that was texted waits or is in doubt any more.
import type { WorkerWorld } from "../worker.ts";

const LATER = "Later, ";

/**
 * What the carrier's list does not show is sent again only once it shows a text that left later: with nothing
 * more to say, a text of doubt would wait for its end, two hours of the world's.
 */
export async function areSettled({ database: { sql } }: WorkerWorld): Promise<boolean> {
  const open = await sql<{ kind: string; status: string }[]>`
    select kind, status from messages where status in ('queued', 'sending', 'unknown')`;
  if (
    open.some(({ status }) => status === "unknown") && open.every(({ kind }) => kind === "alert")
  ) {
    await sql`
      insert into messages
        (kind, phone, body, segments, purse, status, created_at, send_at, expires_at)
      select 'reply', '+17185550299', ${LATER} || gen_random_uuid(), 1, 'replies', 'queued', at, at,
        at + interval '1 hour'
      from (select max(sending_at) as at from messages) last`;
  }
  return open.length === 0;
}

/** What was sent to phones, but for what proved the carrier's list. */
export function listSent({ sandbox }: WorkerWorld) {
  return sandbox.messages()
    .filter(({ direction, body }) => direction !== "inbound" && !body.startsWith(LATER));
}
