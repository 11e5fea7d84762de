// Texts of the tide: to those who asked for them, each step of a tide once, in whatever quiet hours they have.
import { type Language, LANGUAGES } from "../../languages.ts";
import type { Level } from "../../levels.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { ALERT_VALID_HOURS, CLEAR_VALID_HOURS } from "./enqueue.ts";

/** What is said of a tide in each ZIP code that its station speaks for. */
interface TideTexts {
  tideId: string;
  texts: { zip: string; bodies: Record<Language, string> }[];
}

/** "All clear" for last night's tide is news at breakfast, not at noon. */
const CLEAR_HELD_HOURS = 12;

/**
 * Writes one text for each resident whom an alert of a tide concerns, whatever number of its ZIP codes they follow:
 * for a level, who wants the tide and follows one of them at that level or below; for an all-clear, who was told.
 * What still waits of the tide gives way. Returns how many. A second run adds nobody.
 */
export async function enqueueTide(
  sql: Query,
  alertId: string,
  { tideId, texts }: TideTexts,
  now: Date,
): Promise<number> {
  await sql`
    update messages set status = 'expired', expired_for = 'superseded', settled_at = ${now}
    where episode_id = ${tideId} and alert_id <> ${alertId} and status in ('queued', 'held')`;
  const { count } = await sql`
    with told as materialized (
      select a.id, a.tide_id, a.step, a.turn from tide_alerts a where a.id = ${alertId}
    ), texts as materialized (${textsIn(sql, texts)}),
    concerned as (
      select distinct on (u.id)
        u.id, u.phone, u.language, told.tide_id, told.step, told.turn, told.id as alert_id, z.zip,
        held_for(told.step, extract(hour from ${now}::timestamptz at time zone z.time_zone)::int,
          u.quiet_from, u.quiet_to, u.wakes_for_flood, u.paused_until, ${now}) as reason
      from told
      cross join zips z
      join places p on p.zip = z.zip
      join users u on u.id = p.user_id
      where z.zip in (select zip from texts)
        and u.wants_tides
        and u.consented_at is not null and u.unsubscribed_at is null and u.unreachable_at is null
        and case
          when told.step = 'clear' then exists (
            select from messages m
            where m.user_id = u.id and m.episode_id = told.tide_id
              and (m.status = 'sending' or has_left(m.status))
          )
          else p.level <= level_of(told.step)
        end
      order by u.id, p.created_at, p.zip
    )
    insert into messages
      (kind, user_id, phone, episode_id, step, turn, alert_id, tide_zip, language, body, segments, priority,
       status, held_for, created_at, send_at, expires_at)
    select
      'alert', c.id, c.phone, c.tide_id, c.step, c.turn, c.alert_id, c.zip, c.language,
      texts.body, texts.segments, alert_priority(c.step),
      case when c.reason is null then 'queued' else 'held' end::message_status, c.reason, ${now}, ${now},
      ${now}::timestamptz + make_interval(hours =>
        case when c.step = 'clear' then ${CLEAR_VALID_HOURS}::int else ${ALERT_VALID_HOURS}::int end)
    from concerned c
    join texts on texts.zip = c.zip and texts.language = c.language
    on conflict (episode_id, user_id, step, turn) where episode_id is not null do nothing`;
  return count;
}

/** What was held of a tide that goes on, where its reader may be told now: in the words of now, where it is their level. */
export async function releaseTides(
  sql: Query,
  { tideId, texts, level }: TideTexts & { level: Level },
  now: Date,
): Promise<number> {
  const { count } = await sql`
    with texts as materialized (${textsIn(sql, texts)})
    update messages m set
      status = 'queued', body = texts.body, segments = texts.segments, language = u.language,
      priority = alert_priority(${level}::text::step), send_at = ${now},
      expires_at = ${now}::timestamptz + make_interval(hours => ${ALERT_VALID_HOURS})
    from users u, texts, places p, zips z
    where m.status = 'held' and m.step <> 'clear' and m.episode_id = ${tideId}
      and u.id = m.user_id and p.user_id = u.id and p.zip = m.tide_zip and z.zip = m.tide_zip
      and texts.zip = m.tide_zip and texts.language = u.language
      and u.wants_tides and u.unsubscribed_at is null and u.unreachable_at is null
      and p.level <= ${level}::text::level
      and held_for(${level}::text::step, extract(hour from ${now}::timestamptz at time zone z.time_zone)::int,
        u.quiet_from, u.quiet_to, u.wakes_for_flood, u.paused_until, ${now}) is null`;
  return count;
}

/** Held texts of a tide that is over end; held all-clears go out in the morning, unless a new tide has begun. */
export async function settleHeldTides(sql: Query, now: Date): Promise<number> {
  await sql`
    update messages m set
      status = 'expired', settled_at = ${now},
      expired_for = case when over.is_late then 'late' else 'superseded' end
    from (
      select m.id, m.step = 'clear' and m.created_at <= ${now}::timestamptz
        - make_interval(hours => ${CLEAR_HELD_HOURS}) as is_late
      from messages m join tides t on t.id = m.episode_id
      where m.status = 'held' and case
        when m.step = 'clear' then
          m.created_at <= ${now}::timestamptz - make_interval(hours => ${CLEAR_HELD_HOURS})
          or exists (select from tides new where new.station_id = t.station_id and new.cleared_at is null)
        else t.cleared_at is not null
      end
    ) over
    where m.id = over.id and m.status = 'held'`;
  const { count } = await sql`
    update messages m set
      status = 'queued', send_at = ${now},
      expires_at = ${now}::timestamptz + make_interval(hours => ${CLEAR_VALID_HOURS})
    from users u, zips z, tides t
    where m.status = 'held' and m.step = 'clear' and m.user_id = u.id and z.zip = m.tide_zip
      and t.id = m.episode_id
      and u.unsubscribed_at is null and u.unreachable_at is null
      and held_for('clear', extract(hour from ${now}::timestamptz at time zone z.time_zone)::int,
        u.quiet_from, u.quiet_to, u.wakes_for_flood, u.paused_until, ${now}) is null`;
  return count;
}

function textsIn(sql: Query, texts: TideTexts["texts"]) {
  const rows = texts.flatMap(({ zip, bodies }) =>
    LANGUAGES.map((language) => ({ zip, language, body: bodies[language] }))
  );
  return sql`
    select zip, language, body, segments
    from unnest(
      ${rows.map(({ zip }) => zip)}::text[], ${rows.map(({ language }) => language)}::text[],
      ${rows.map(({ body }) => body)}::text[],
      ${rows.map(({ body }) => countSegments(body))}::smallint[]
    ) as text (zip, language, body, segments)`;
}
