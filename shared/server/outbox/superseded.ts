// What still waits of a storm gives way to what is newer of it.
import type { Query } from "../database.ts";

/**
 * Ends the texts all of whose news is overtaken by these alerts. Of a text that tells of other places, too, what is
 * overtaken is dropped; returns those, which are to be written anew, and keeps them from leaving until then. River,
 * sea and sky stand beside each other, as does the question: held ones too, until their morning.
 */
export async function dropSuperseded(
  sql: Query,
  alertIds: string[],
  now: Date,
): Promise<string[]> {
  const partly = await sql<{ id: string }[]>`
    with overtaken as materialized (
      select t.message_id, t.alert_id
      from alerts a
      join message_tells t on t.episode_id = a.episode_id and t.dropped_for is null
      join alerts older on older.id = t.alert_id
      join messages m on m.id = t.message_id and m.status in ('queued', 'held')
      where a.id = any(${alertIds}::uuid[]) and takes_place_of(a, older)
    ), partly as materialized (
      select distinct t.message_id
      from message_tells t
      where t.message_id in (select message_id from overtaken) and t.dropped_for is null
        and not exists (
          select from overtaken o where o.message_id = t.message_id and o.alert_id = t.alert_id
        )
    ), ended as (
      update messages m set status = 'expired', expired_for = 'superseded', settled_at = ${now}
      from overtaken o
      where m.id = o.message_id and m.status in ('queued', 'held')
        and m.id not in (select message_id from partly)
    )
    select message_id as id from partly`;
  if (partly.length === 0) return [];
  const kept = await sql<{ id: string }[]>`
    select id from messages
    where id = any(${partly.map(({ id }) => id)}::uuid[]) and status in ('queued', 'held')
    order by id
    for update`;
  const ids = kept.map(({ id }) => id);
  await sql`
    update message_tells t set dropped_for = 'superseded'
    from alerts a, alerts older
    where t.message_id = any(${ids}::uuid[]) and t.dropped_for is null
      and a.id = any(${alertIds}::uuid[]) and a.episode_id = t.episode_id and older.id = t.alert_id
      and takes_place_of(a, older)`;
  return ids;
}
