import type { Query } from "shared/server/database.ts";
import type { PastAnswers } from "./answer_limits.ts";

export async function hasText(sql: Query, sid: string): Promise<boolean> {
  const [row] = await sql`select from inbound_texts where sid = ${sid}`;
  return row !== undefined;
}

/** False where it was written down before. */
export async function addText(
  sql: Query,
  { sid, phone, wish, now }: { sid: string; phone: string; wish: string; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    insert into inbound_texts (sid, phone, wish, received_at)
    values (${sid}, ${phone}, ${wish}, ${now})
    on conflict (sid) do nothing`;
  return count > 0;
}

export async function linkReply(sql: Query, sid: string, replyId: string): Promise<void> {
  await sql`update inbound_texts set reply_id = ${replyId} where sid = ${sid}`;
}

/** How many answers a number has had, and how many of these to the same wish. */
export async function countAnswers(
  sql: Query,
  { phone, wish, now }: { phone: string; wish: string; now: Date },
): Promise<PastAnswers> {
  const [{ all, same, lastDay }] = await sql<[{ all: number; same: number; lastDay: number }]>`
    select
      count(*) filter (where is_recent)::int as all,
      count(*) filter (where is_recent and wish = ${wish})::int as same,
      count(*)::int as last_day
    from (
      select wish, received_at > ${now}::timestamptz - interval '1 hour' as is_recent
      from inbound_texts
      where phone = ${phone} and received_at > ${now}::timestamptz - interval '24 hours'
        and reply_id is not null
    ) answered`;
  return { lastHour: { all, same }, lastDay };
}
