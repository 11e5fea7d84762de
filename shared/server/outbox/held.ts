// Texts that wait for the end of their reader's quiet hours or pause: told then, if still true.
import { type Language, LANGUAGES } from "shared/languages.ts";
import type { Level } from "shared/levels.ts";
import type { Nature } from "shared/storms/dangers.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { ALERT_VALID_HOURS, CLEAR_VALID_HOURS } from "./enqueue.ts";
import { rewriteTexts, type Write } from "./tells.ts";

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
 * Queues what was held, where its reader may be told now: with the words of the present danger of its nature, where
 * that reaches the reader's level; of several places together. What is no danger just now stays held; what is
 * over expires. Part of each sweep, with all dangers of that sweep. `write` knows the present dangers.
 */
export async function releaseAlerts(
  sql: Query,
  dangers: PresentDanger[],
  { now, write }: { now: Date; write: Write },
): Promise<number> {
  await expireHeld(sql, now);
  if (dangers.length === 0) return 0;
  return await joinTexts(sql, await queueAlerts(sql, dangers, now), write);
}

/** All-clears of the night, as they stand; not to who is told of a danger at this moment. */
export async function releaseClears(
  sql: Query,
  { now, write }: { now: Date; write: Write },
): Promise<number> {
  return await joinTexts(sql, await queueClears(sql, now), write);
}

interface Queued {
  id: string;
  userId: string;
  language: Language;
  alertId: string | null;
}

/** Of one person's the worst is kept, and tells what the others would have told. Returns how many there are then. */
async function joinTexts(sql: Query, queued: Queued[], write: Write): Promise<number> {
  const several = [...Map.groupBy(queued, ({ userId }) => userId).values()]
    .filter((texts) => texts.length > 1 && texts.every(({ alertId }) => alertId));
  if (several.length === 0) return queued.length;
  const written = await write(several.map((texts) => ({
    language: texts[0]!.language,
    alertIds: texts.map(({ alertId }) => alertId!),
  })));
  const moves = several.flatMap((texts, i) => {
    const kept = texts.find(({ alertId }) => alertId === written[i]!.alertIds[0])!;
    return texts.filter((text) => text !== kept).map(({ id }) => ({ id, to: kept.id }));
  });
  const ids = moves.map(({ id }) => id);
  await sql`
    update message_tells t set message_id = move.kept, position = 2
    from unnest(${ids}::uuid[], ${moves.map(({ to }) => to)}::uuid[]) as move (id, kept)
    where t.message_id = move.id and t.dropped_for is null`;
  // They told nobody anything, and what they would have told stands in another.
  await sql`delete from messages where id = any(${ids}::uuid[])`;
  await rewriteTexts(sql, [...new Set(moves.map(({ to }) => to))], write);
  return queued.length - moves.length;
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

async function queueAlerts(sql: Query, dangers: PresentDanger[], now: Date): Promise<Queued[]> {
  const texts = dangers.flatMap(({ bodies, ...danger }) =>
    LANGUAGES.map((language) => ({ ...danger, language, body: bodies[language] }))
  );
  return await sql<Queued[]>`
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
        u.paused_until, ${now}) is null
    returning m.id, m.user_id, m.language, m.alert_id`;
}

async function queueClears(sql: Query, now: Date): Promise<Queued[]> {
  return await sql<Queued[]>`
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
        u.paused_until, ${now}) is null
      and not exists (
        select from messages at_once
        where at_once.user_id = u.id and at_once.kind = 'alert' and at_once.status = 'queued'
          and at_once.send_at = ${now} and at_once.step not in ('clear', 'ask')
      )
    returning m.id, m.user_id, m.language, m.alert_id`;
}
