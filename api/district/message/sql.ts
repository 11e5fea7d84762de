import type { DistrictMessage } from "shared/api/district/message.ts";
import type { Query } from "shared/server/database.ts";

/** Of the district that the transaction is of. */
export async function findMessage(sql: Query, now: Date): Promise<DistrictMessage["message"]> {
  const [row] = await sql<{ message: NonNullable<DistrictMessage["message"]> }[]>`
    select json_build_object(
      'words', json_build_object('en', en, 'es', es, 'zh', zh),
      'setAt', iso(set_at), 'until', iso(until),
      'by', case when by_id is not null then
        json_build_object('id', by_id, 'name', by_name, 'ending', by_ending)
      end
    ) as message
    from own_message where until > ${now}`;
  return row?.message ?? null;
}

export async function endMessage(sql: Query, bidId: string, now: Date): Promise<boolean> {
  const [ended] = await sql<{ lasted: boolean }[]>`
    update bid_messages set ended_at = least(until, ${now}::timestamptz)
    where bid_id = ${bidId} and ended_at is null
    returning until > ${now} as lasted`;
  return ended?.lasted ?? false;
}

export async function addMessage(
  sql: Query,
  message: {
    bidId: string;
    en: string | null;
    es: string | null;
    zh: string | null;
    setBy: string;
    setAt: Date;
    until: Date;
  },
): Promise<void> {
  await sql`insert into bid_messages ${sql(message)}`;
}
