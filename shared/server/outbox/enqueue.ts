// The outbox of messages: this folder alone writes the tables `messages`, `message_tells` and `receipts`, for api
// and worker alike. A message only ever moves forward (see migrations/0004_messages.sql).
import { LANGUAGES } from "shared/languages.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { dropSuperseded } from "./superseded.ts";
import { rewriteTexts, type Write } from "./tells.ts";

/** A warning is worth hearing for a while; an all-clear or a question soon is not. */
export const ALERT_VALID_HOURS = 2;
export const CLEAR_VALID_HOURS = 1;
/** An all-clear waits for the other places of its reader this long, a question for what is told before it. */
export const WAITS_FOR_OTHERS_MINUTES = 60;

interface Telling {
  now: Date;
  write: Write;
  /** ZIP codes of which this run may have something to say yet: who follows one of them is told at its end. */
  nearby?: string[];
  /** More of this run is to come: then who has texts that wait for the morning is told at its end, too. */
  isLast?: boolean;
  /** Written down in this transaction: nobody can have been told of them. */
  areNew?: boolean;
}

interface Enqueued {
  messages: number;
  /** The alerts that some whom they concern are to be told of later. */
  owed: string[];
}

/**
 * What these alerts have to say to one person is one text: to those who follow their ZIP codes at their level or
 * below, whatever their number; of an all-clear and of the question to those who were told of the storm. An alert
 * goes before an all-clear, and that before a question: what gives way is owed. Of several questions the one about
 * the place with the most rain is asked. In somebody's quiet hours or pause each waits by itself, and a question is
 * then not asked. What waits in the queue takes in what is new; what still waits of the storm gives way. A second
 * run adds nobody.
 */
export async function enqueueAlerts(
  sql: Query,
  alertIds: string[],
  { now, write, nearby = [], isLast = true, areNew = false }: Telling,
): Promise<Enqueued> {
  if (alertIds.length === 0) return { messages: 0, owed: [] };
  const shortened = await dropSuperseded(sql, alertIds, now);
  const wanted = alertIds.flatMap((id) =>
    LANGUAGES.map((language) => ({ language, alertIds: [id] }))
  );
  const texts = (await write(wanted)).map(({ body }, i) => ({ ...wanted[i]!, body }));
  const [{ messages, joined, owed }] = await sql<
    [{ messages: number; joined: string[]; owed: string[] }]
  >`
    with told as materialized (
      select
        a.id, a.episode_id, a.step, a.turn, a.created_at, e.zip,
        extract(hour from ${now}::timestamptz at time zone z.time_zone)::int as hour,
        coalesce((a.facts -> 'wettestQuarter' ->> 'mm')::float, 0) as mm,
        case a.step when 'ask' then 2 when 'clear' then 1 else 0 end as manner
      from alerts a
      join episodes e on e.id = a.episode_id
      join zips z on z.zip = e.zip
      where a.id = any(${alertIds}::uuid[])
    ), texts as materialized (
      select alert_id, language, body, segments
      from unnest(
        ${texts.map((text) => text.alertIds[0]!)}::uuid[],
        ${texts.map((text) => text.language)}::text[], ${texts.map((text) => text.body)}::text[],
        ${texts.map((text) => countSegments(text.body))}::smallint[]
      ) as text (alert_id, language, body, segments)
    ), nearby as materialized (
      select zip from unnest(${nearby}::text[]) as zip
    ), concerned as materialized (
      select
        told.*, u.id as user_id, u.phone, u.language, wait.reason,
        exists (select from places other join nearby using (zip) where other.user_id = u.id)
          or not ${isLast} and exists (
            select from messages held
            where held.user_id = u.id and held.status = 'held' and held.kind = 'alert'
          )
          or told.step = 'clear' and ${isInStorm(sql, now)} as waits
      from told
      join places p on p.zip = told.zip
      -- Each looked up: PostgreSQL would rather read all there are, for each group of a sweep.
      cross join lateral (select * from users where id = p.user_id offset 0) u
      cross join lateral (
        select held_for(told.step, told.hour, u.quiet_from, u.quiet_to, u.wakes_for_flood,
          u.paused_until, ${now}) as reason
      ) wait
      where u.consented_at is not null and u.unsubscribed_at is null and u.unreachable_at is null
        and case
          when told.step in ('clear', 'ask') then exists (
            select from message_tells t join messages m on m.id = t.message_id
            where t.user_id = u.id and t.episode_id = told.episode_id and t.dropped_for is null
              and (m.status = 'sending' or has_left(m.status))
          )
          else p.level <= level_of(told.step)
        end
        and (told.step <> 'ask' or wait.reason is null and not ${isJustAsked(sql, now)})
        and (${areNew} or not exists (
          select from message_tells t
          where t.episode_id = told.episode_id and t.user_id = u.id
            and t.step = told.step and t.turn = told.turn
        ))
    ), in_turn as materialized (
      select c.*,
        min(c.manner) over (partition by c.user_id) as first_manner,
        bool_or(c.reason is null) over (partition by c.user_id, c.manner) as goes_now,
        row_number() over (partition by c.user_id, c.manner order by c.mm desc, c.zip, c.id) as n
      from concerned c where not c.waits
    ), queued as materialized (
      select m.id, m.user_id, case m.step when 'clear' then 1 else 0 end as manner
      from (select distinct user_id from in_turn) reader
      -- A reader at a time: joined, all that is queued was compared with all who are told, by statistics of before.
      cross join lateral (
        select * from messages
        where user_id = reader.user_id and kind = 'alert' and status = 'queued'
          and alert_id is not null and tide_zip is null and step <> 'ask' and expires_at > ${now}
        offset 0
        for update skip locked
      ) m
    ), first_queued as (
      select (array_agg(id order by id))[1] as id, user_id, manner from queued group by user_id, manner
    ), spoken as materialized (
      select t.*, q.id as queued_id,
        case when q.id is null and (t.n = 1 or not t.goes_now) then uuidv7() end as message_id
      from in_turn t
      left join first_queued q on q.user_id = t.user_id and q.manner = t.manner and t.goes_now
      where t.manner = t.first_manner and (t.manner < 2 or t.n = 1)
    ), written as (
      insert into messages
        (id, kind, user_id, phone, episode_id, step, turn, alert_id, language, body, segments, priority,
         status, held_for, created_at, send_at, expires_at)
      select
        s.message_id, 'alert', s.user_id, s.phone, s.episode_id, s.step, s.turn, s.id, s.language,
        texts.body, texts.segments, alert_priority(s.step),
        case when s.goes_now then 'queued' else 'held' end::message_status,
        case when not s.goes_now then s.reason end,
        ${now}, ${now}, ${now}::timestamptz + make_interval(hours => ${validHours(sql)})
      from spoken s join texts on texts.alert_id = s.id and texts.language = s.language
      where s.message_id is not null
      returning id
    ), beside as (
      insert into message_tells (message_id, user_id, episode_id, step, turn, alert_id, position)
      select coalesce(s.queued_id, s.first_id), s.user_id, s.episode_id, s.step, s.turn, s.id, s.n + 1
      -- By a window: joined with themselves, many texts took the square of their number.
      from (
        select *, first_value(message_id) over (partition by user_id order by n) as first_id from spoken
      ) s
      where s.message_id is null
      returning message_id
    ), lasting as (
      update messages m set
        expires_at = greatest(m.expires_at, ${now}::timestamptz + make_interval(hours => ${
    validHours(sql)
  }))
      from (select distinct on (queued_id) * from spoken where queued_id is not null) s
      where m.id = s.queued_id
    )
    select
      (select count(*)::int from written) as messages,
      (select coalesce(json_agg(distinct message_id), '[]') from beside) as joined,
      (select coalesce(json_agg(distinct id), '[]') from (
        select id from concerned where waits
        union all
        select id from in_turn where manner > first_manner
      ) later) as owed`;
  await rewriteTexts(sql, [...new Set([...shortened, ...joined])], write);
  return { messages, owed };
}

/** Of `s`: an all-clear is no news for long. */
function validHours(sql: Query) {
  return sql`(case when s.step in ('clear', 'ask')
    then ${CLEAR_VALID_HOURS}::int else ${ALERT_VALID_HOURS}::int end)`;
}

/** Of an all-clear `told` to `u`: over another of their places goes on what they were told of. */
function isInStorm(sql: Query, now: Date) {
  return sql`(
    told.created_at > ${now}::timestamptz - make_interval(mins => ${WAITS_FOR_OTHERS_MINUTES})
    and exists (
      select from places other
      join episodes open on open.zip = other.zip and open.cleared_at is null
      join message_tells t on t.episode_id = open.id and t.user_id = u.id and t.dropped_for is null
      join messages m on m.id = t.message_id
        and (m.status in ('queued', 'sending') or has_left(m.status))
      where other.user_id = u.id
    )
  )`;
}

/** Of `u`: one question at a time. */
function isJustAsked(sql: Query, now: Date) {
  return sql`exists (
    select from messages asked
    where asked.user_id = u.id and asked.kind = 'alert' and asked.step = 'ask'
      and asked.created_at > ${now}::timestamptz - make_interval(mins => ${WAITS_FOR_OTHERS_MINUTES})
  )`;
}
