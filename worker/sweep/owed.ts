// Alerts that are not told yet to all whom they concern: told at the end of a sweep, whoever decided them.
import type { Query } from "shared/server/database.ts";
import {
  ALERT_VALID_HOURS,
  enqueueAlerts,
  WAITS_FOR_OTHERS_MINUTES,
} from "shared/server/outbox/enqueue.ts";
import type { Write } from "shared/server/outbox/tells.ts";

/** Which of these ZIP codes somebody follows beside one of those that are told of. */
export async function listNeighbours(
  sql: Query,
  told: string[],
  others: Set<string>,
): Promise<string[]> {
  if (others.size === 0) return [];
  const rows = await sql<{ zip: string }[]>`
    select distinct other.zip
    from places p join places other on other.user_id = p.user_id and other.zip <> p.zip
    where p.zip = any(${told}::text[])`;
  return rows.map(({ zip }) => zip).filter((zip) => others.has(zip));
}

export async function oweAlerts(sql: Query, alertIds: string[]): Promise<void> {
  if (alertIds.length === 0) return;
  await sql`update alerts set is_owed = true where id = any(${alertIds}::uuid[])`;
}

/** Returns how many texts. */
export async function tellOwed(
  sql: Query,
  { now, write }: { now: Date; write: Write },
): Promise<number> {
  const due = await takeOwed(sql, now);
  const { messages, owed } = await enqueueAlerts(sql, due, { now, write });
  await oweAlerts(sql, owed);
  return messages;
}

/** Those that are still news: not the others, which nobody is owed any more. */
async function takeOwed(sql: Query, now: Date): Promise<string[]> {
  const rows = await sql<{ id: string; isNews: boolean }[]>`
    update alerts a set is_owed = false
    from episodes e
    where a.is_owed and e.id = a.episode_id
    returning a.id, case
      when a.step = 'clear' then
        not exists (select from episodes new where new.zip = e.zip and new.cleared_at is null)
      when a.step = 'ask' then e.cleared_at is null
        and a.created_at > ${now}::timestamptz - make_interval(mins => ${WAITS_FOR_OTHERS_MINUTES})
      else e.cleared_at is null
        and a.created_at > ${now}::timestamptz - make_interval(hours => ${ALERT_VALID_HOURS})
        and not exists (
          select from alerts newer
          where newer.episode_id = a.episode_id and newer.created_at > a.created_at
            and takes_place_of(newer, a)
        )
    end as is_news`;
  return rows.filter(({ isNews }) => isNews).map(({ id }) => id);
}
