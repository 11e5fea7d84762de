// The outbox of messages: this folder alone writes the tables `messages` and `receipts`, for api and
// worker alike. A message only ever moves forward (see migrations/0004_messages.sql).
import { type Language, LANGUAGES } from "shared/languages.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";

/** What an alert says, in each language of its readers. */
interface AlertTexts {
  alertId: string;
  bodies: Record<Language, string>;
}

/** A warning is worth hearing for a while; an all-clear or a question soon is not. */
export const ALERT_VALID_HOURS = 2;
export const CLEAR_VALID_HOURS = 1;

/**
 * Writes one text for each resident whom an alert concerns, whatever their number: those who follow
 * its ZIP code at its level or below; for an all-clear and for the question, those who were told of
 * the storm. In their quiet hours or pause it is held; a question is then not asked. What still
 * waits of the storm gives way. Returns how many. A second run adds nobody.
 */
export async function enqueueAlerts(
  sql: Query,
  alerts: AlertTexts[],
  now: Date,
): Promise<number> {
  await dropSuperseded(sql, alerts.map((alert) => alert.alertId), now);
  const texts = alerts.flatMap(({ alertId, bodies }) =>
    LANGUAGES.map((language) => ({ alertId, language, body: bodies[language] }))
  );
  const { count } = await sql`
    with told as materialized (
      select
        a.id, a.episode_id, a.step, a.turn, e.zip,
        extract(hour from ${now}::timestamptz at time zone z.time_zone)::int as hour
      from alerts a
      join episodes e on e.id = a.episode_id
      join zips z on z.zip = e.zip
      where a.id = any(${alerts.map((alert) => alert.alertId)}::uuid[])
    ), texts as materialized (
      select alert_id, language, body, segments
      from unnest(
        ${texts.map((text) => text.alertId)}::uuid[], ${texts.map((text) => text.language)}::text[],
        ${texts.map((text) => text.body)}::text[],
        ${texts.map((text) => countSegments(text.body))}::smallint[]
      ) as text (alert_id, language, body, segments)
    )
    insert into messages
      (kind, user_id, phone, episode_id, step, turn, alert_id, language, body, segments, priority,
       status, held_for, created_at, send_at, expires_at)
    select
      'alert', u.id, u.phone, told.episode_id, told.step, told.turn, told.id, u.language,
      texts.body, texts.segments, alert_priority(told.step),
      case when wait.reason is null then 'queued' else 'held' end::message_status, wait.reason,
      ${now}, ${now},
      ${now}::timestamptz + make_interval(hours =>
        case when told.step in ('clear', 'ask')
          then ${CLEAR_VALID_HOURS}::int else ${ALERT_VALID_HOURS}::int end)
    from told
    join places p on p.zip = told.zip
    join users u on u.id = p.user_id
    join texts on texts.alert_id = told.id and texts.language = u.language
    cross join lateral (
      select held_for(told.step, told.hour, u.quiet_from, u.quiet_to, u.wakes_for_flood,
        u.paused_until, ${now}) as reason
    ) wait
    where u.consented_at is not null and u.unsubscribed_at is null and u.unreachable_at is null
      and case
        when told.step in ('clear', 'ask') then exists (
          select from messages m
          where m.user_id = u.id and m.episode_id = told.episode_id
            and (m.status = 'sending' or has_left(m.status))
        )
        else p.level <= level_of(told.step)
      end
      and (told.step <> 'ask' or wait.reason is null)
    on conflict (episode_id, user_id, step, turn) where episode_id is not null do nothing`;
  return count;
}

/** River, sea and sky stand beside each other, as does the question: held ones too, until their morning. */
async function dropSuperseded(sql: Query, alertIds: string[], now: Date): Promise<void> {
  await sql`
    update messages m set status = 'expired', expired_for = 'superseded', settled_at = ${now}
    from alerts a, alerts older
    where a.id = any(${alertIds}::uuid[]) and older.episode_id = a.episode_id
      and older.id = m.alert_id and m.episode_id = a.episode_id
      and m.status in ('queued', 'held') and takes_place_of(a, older)`;
}
