// Texts that wait for the end of their reader's quiet hours or pause: told then, if still true.
import { type Language, LANGUAGES } from "shared/languages.ts";
import type { Level } from "shared/levels.ts";
import type { Nature } from "shared/storms/dangers.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { ALERT_VALID_HOURS, CLEAR_VALID_HOURS } from "./enqueue.ts";

/** A storm that is a danger at this moment, and what is to be said of it now. */
export interface PresentDanger {
  episodeId: string;
  level: Level;
  /** Each is told to those who wait for one of its nature. */
  nature: Nature;
  bodies: Record<Language, string>;
}

/** "All clear" for last evening's rain is news at breakfast, not at noon. */
const CLEAR_HELD_HOURS = 12;

/**
 * Queues what was held, where its reader may be told now: an alert with the words of the present
 * danger of its nature, where that reaches the reader's level; an all-clear as it stands. What is no danger just
 * now stays held; what is over expires. Part of each sweep, with all dangers of that sweep.
 */
export async function releaseHeld(
  sql: Query,
  dangers: PresentDanger[],
  now: Date,
): Promise<{ released: number }> {
  await expireHeld(sql, now);
  const alerts = await releaseAlerts(sql, dangers, now);
  const clears = await releaseClears(sql, now);
  return { released: alerts + clears };
}

/** Alerts of a storm that is over, and all-clears that a new storm or the time has overtaken. */
async function expireHeld(sql: Query, now: Date): Promise<void> {
  await sql`
    update messages m set
      status = 'expired', settled_at = ${now},
      expired_for = case when over.is_late then 'late' else 'superseded' end
    from (
      select
        m.id,
        m.step = 'clear' and m.created_at <= ${now}::timestamptz
          - make_interval(hours => ${CLEAR_HELD_HOURS}) as is_late
      from messages m
      join episodes e on e.id = m.episode_id
      where m.status = 'held' and case
        when m.step = 'clear' then
          m.created_at <= ${now}::timestamptz - make_interval(hours => ${CLEAR_HELD_HOURS})
          or exists (select from episodes new where new.zip = e.zip and new.cleared_at is null)
        else e.cleared_at is not null
      end
    ) over
    where m.id = over.id and m.status = 'held'`;
}

async function releaseAlerts(sql: Query, dangers: PresentDanger[], now: Date): Promise<number> {
  if (dangers.length === 0) return 0;
  const texts = dangers.flatMap(({ bodies, ...danger }) =>
    LANGUAGES.map((language) => ({ ...danger, language, body: bodies[language] }))
  );
  const { count } = await sql`
    with texts as materialized (
      select episode_id, level, nature, language, body, segments
      from unnest(
        ${texts.map((text) => text.episodeId)}::uuid[], ${texts.map((text) => text.level)}::level[],
        ${texts.map((text) => text.nature)}::text[],
        ${texts.map((text) => text.language)}::text[], ${texts.map((text) => text.body)}::text[],
        ${texts.map((text) => countSegments(text.body))}::smallint[]
      ) as text (episode_id, level, nature, language, body, segments)
    ), hours as materialized (
      select e.id as episode_id, e.zip,
        extract(hour from ${now}::timestamptz at time zone z.time_zone)::int as hour
      from episodes e join zips z on z.zip = e.zip
      where e.id = any(${dangers.map((danger) => danger.episodeId)}::uuid[])
        and e.cleared_at is null
    )
    update messages m set
      status = 'queued', body = texts.body, segments = texts.segments, language = u.language,
      priority = alert_priority(texts.level::text::step), send_at = ${now},
      expires_at = ${now}::timestamptz + make_interval(hours => ${ALERT_VALID_HOURS})
    from hours
    join places p on p.zip = hours.zip
    join users u on u.id = p.user_id
    join texts on texts.episode_id = hours.episode_id and texts.language = u.language
    join alerts a on a.episode_id = hours.episode_id
    where m.status = 'held' and m.step <> 'clear'
      and m.episode_id = hours.episode_id and m.user_id = u.id and m.alert_id = a.id
      and texts.nature = nature_of(danger_told(a.step, a.facts))
      and u.unsubscribed_at is null and u.unreachable_at is null
      and p.level <= texts.level
      and held_for(texts.level::text::step, hours.hour, u.quiet_from, u.quiet_to, u.wakes_for_flood,
        u.paused_until, ${now}) is null`;
  return count;
}

async function releaseClears(sql: Query, now: Date): Promise<number> {
  const { count } = await sql`
    with hours as materialized (
      select distinct e.zip, extract(hour from ${now}::timestamptz at time zone z.time_zone)::int as hour
      from messages m
      join episodes e on e.id = m.episode_id
      join zips z on z.zip = e.zip
      where m.status = 'held' and m.step = 'clear'
    )
    update messages m set
      status = 'queued', send_at = ${now},
      expires_at = ${now}::timestamptz + make_interval(hours => ${CLEAR_VALID_HOURS})
    from hours
    join episodes e on e.zip = hours.zip
    join users u on true
    where m.status = 'held' and m.step = 'clear'
      and m.episode_id = e.id and m.user_id = u.id
      and u.unsubscribed_at is null and u.unreachable_at is null
      and held_for('clear', hours.hour, u.quiet_from, u.quiet_to, u.wakes_for_flood,
        u.paused_until, ${now}) is null`;
  return count;
}
