// What a pause, or the night, does to texts that wait already.
import type { Query } from "../database.ts";
import { postponeBroadcasts } from "./broadcasts.ts";
import { postponeReportTexts } from "./reports.ts";

/**
 * Holds them like those that come during the pause; a question goes, for by then nobody stands in
 * that water any more.
 */
export async function holdQueued(sql: Query, userId: string, now: Date): Promise<void> {
  await sql`
    update messages set status = 'expired', expired_for = 'superseded', settled_at = ${now}
    where user_id = ${userId} and status = 'queued' and step = 'ask'`;
  // Nothing of a watch is held: where it is in force yet after the pause, it is told then.
  await sql`
    update messages set status = 'expired', expired_for = 'late', settled_at = ${now}
    where user_id = ${userId} and status = 'queued' and watch_chain is not null`;
  const held = await sql<{ id: string }[]>`
    update messages set status = 'held', held_for = 'pause'
    where user_id = ${userId} and status = 'queued' and kind = 'alert'
    returning id`;
  await partTexts(sql, held.map(({ id }) => id));
  await postponeReportTexts(sql, userId);
  await postponeBroadcasts(sql, userId);
}

/** What waits waits by itself, for in the morning one place's danger may be over and another's not. */
async function partTexts(sql: Query, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    with parted as (
      delete from message_tells t using messages m
      where m.id = any(${ids}::uuid[]) and m.status = 'held'
        and t.message_id = m.id and t.position > 1 and t.dropped_for is null
      returning t.episode_id, t.step, t.turn, t.alert_id, t.message_id
    )
    insert into messages
      (kind, user_id, phone, episode_id, step, turn, alert_id, language, body, segments, priority, status,
       held_for, created_at, send_at, expires_at)
    select
      m.kind, m.user_id, m.phone, p.episode_id, p.step, p.turn, p.alert_id, m.language, m.body, m.segments,
      alert_priority(p.step), m.status, m.held_for, m.created_at, m.send_at, m.expires_at
    from parted p join messages m on m.id = p.message_id`;
}

/**
 * A text that was tried and waits to be tried again may do so for hours: whoever has paused since, or
 * sleeps by now, is told when those that came in that time are.
 */
export async function holdTried(sql: Query, now: Date): Promise<void> {
  const waiting = await sql<{ id: string }[]>`
    with resting as materialized (
      select m.id, m.step, held_for(m.step, extract(hour from ${now}::timestamptz at time zone z.time_zone)::int,
        u.quiet_from, u.quiet_to, u.wakes_for_flood, u.paused_until, ${now}) as held_for
      from messages m
      join users u on u.id = m.user_id
      join episodes e on e.id = m.episode_id
      join zips z on z.zip = e.zip
      where m.status = 'queued' and m.tries > 0 and m.kind = 'alert'
    )
    update messages m set
      status = case when resting.step = 'ask' then 'expired' else 'held' end::message_status,
      held_for = case when resting.step = 'ask' then m.held_for else resting.held_for end,
      expired_for = case when resting.step = 'ask' then 'superseded' end,
      settled_at = case when resting.step = 'ask' then ${now}::timestamptz end
    from resting
    where m.id = resting.id and resting.held_for is not null and m.status = 'queued'
    returning m.id`;
  await partTexts(sql, waiting.map(({ id }) => id));
}
