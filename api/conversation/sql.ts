import type { ZipTide } from "shared/api/tides.ts";
import type { Level } from "shared/levels.ts";
import type { Query } from "shared/server/database.ts";
import { modelRunAt } from "shared/server/model_run.ts";
import type { Threat } from "shared/storms/dangers.ts";
import type { OwnThresholds } from "shared/storms/thresholds.ts";

export interface Subscriber {
  id: string;
  unsubscribedAt: Date | null;
}

export async function findSubscriber(sql: Query, phone: string): Promise<Subscriber | undefined> {
  const [subscriber] = await sql<Subscriber[]>`
    select id, unsubscribed_at from users where phone = ${phone}`;
  return subscriber;
}

/** The first STOP's time stays. True where it is the first. */
export async function unsubscribe(
  sql: Query,
  userId: string,
  { now, byCarrier }: { now: Date; byCarrier: boolean },
): Promise<boolean> {
  const { count } = await sql`
    update users set unsubscribed_at = ${now} where id = ${userId} and unsubscribed_at is null`;
  if (byCarrier) await sql`update users set blocked_by_carrier = true where id = ${userId}`;
  return count > 0;
}

/** Whether the carrier had blocked us, and so answers by itself. */
export async function resubscribe(
  sql: Query,
  userId: string,
): Promise<{ blockedByCarrier: boolean }> {
  const [user] = await sql<[{ blockedByCarrier: boolean }]>`
    update users u set unsubscribed_at = null, blocked_by_carrier = false
    from users before
    where u.id = ${userId} and before.id = u.id
    returning before.blocked_by_carrier`;
  return user;
}

export async function followsDistrict(sql: Query, userId: string): Promise<boolean> {
  const [found] = await sql`
    select from places p join bid_zips using (zip) where p.user_id = ${userId} limit 1`;
  return found !== undefined;
}

/** When we asked a number whether our texts shall end; undefined: it has texted us something since. */
export async function findStopQuestion(
  sql: Query,
  phone: string,
  since: Date,
): Promise<{ askedAt: Date } | undefined> {
  const [last] = await sql<{ wish: string; askedAt: Date }[]>`
    select wish, received_at as asked_at from inbound_texts
    where phone = ${phone} and received_at > ${since} and reply_id is not null
    order by received_at desc, sid desc limit 1`;
  return last?.wish === "maybeStop" ? last : undefined;
}

/** "Is it flooding where you are?", or "How deep is it?" after a photo. */
export interface Question {
  id: string;
  askedAt: Date;
  /** Null: after a photo nobody knows where, until it is reported. */
  zip: string | null;
  /** What it has led to already. */
  reportId: string | null;
}

/** The one that an answer is to: of the ZIP code it names, else not answered yet, else the newest. */
export async function findQuestion(
  sql: Query,
  { userId, phone, zip, since }: { userId: string; phone: string; zip?: string; since: Date },
): Promise<Question | undefined> {
  const [question] = await sql<Question[]>`
    select q.id, q.created_at as asked_at, coalesce(q.zip, r.zip) as zip, d.report_id
    from (
      select m.id, e.zip, m.created_at
      from messages m join episodes e on e.id = m.episode_id
      where m.user_id = ${userId} and m.step = 'ask' and m.created_at > ${since}
        and (m.status = 'sending' or has_left(m.status))
      union all
      select reply_id, null, received_at from inbound_texts
      where phone = ${phone} and wish = 'howDeep' and reply_id is not null
        and received_at > ${since}
    ) as q
    left join depth_answers d on d.message_id = q.id
    left join reports r on r.id = d.report_id
    order by q.zip is not distinct from ${zip ?? null} desc, d.message_id is null desc,
      q.created_at desc
    limit 1`;
  return question;
}

/** "Still wet?", the newest. */
interface WetQuestion {
  askedAt: Date;
  reportId: string;
  zip: string;
  city: string | null;
}

export async function findWetQuestion(
  sql: Query,
  { userId, since }: { userId: string; since: Date },
): Promise<WetQuestion | undefined> {
  const [question] = await sql<WetQuestion[]>`
    select m.created_at as asked_at, m.report_id, z.zip, z.city
    from messages m join reports r on r.id = m.report_id join zips z using (zip)
    where m.user_id = ${userId} and m.question_id is not null and m.created_at > ${since}
      and (m.status = 'sending' or has_left(m.status))
    order by m.created_at desc, m.id desc
    limit 1`;
  return question;
}

/** A second answer takes the place of the first; what the first led to stays. */
export async function keepAnswer(
  sql: Query,
  answer: { questionId: string; userId: string; depth: number; reportId: string | null; now: Date },
): Promise<void> {
  await sql`
    insert into depth_answers (message_id, user_id, answer, report_id, answered_at)
    values (${answer.questionId}, ${answer.userId}, ${answer.depth}, ${answer.reportId},
      ${answer.now})
    on conflict (message_id) do update set
      answer = excluded.answer, answered_at = excluded.answered_at,
      report_id = coalesce(excluded.report_id, depth_answers.report_id)`;
}

/** Where somebody most likely stands who reports water: where it storms, else their first place. */
export async function findWhereabouts(
  sql: Query,
  userId: string,
  since: Date,
): Promise<string | undefined> {
  const [place] = await sql<{ zip: string }[]>`
    select p.zip
    from places p
    left join lateral (
      select level, started_at, cleared_at from episodes
      where zip = p.zip and (cleared_at is null or cleared_at > ${since})
      order by started_at desc limit 1
    ) as storm on true
    where p.user_id = ${userId}
    order by storm.started_at is null, storm.cleared_at is not null, storm.level desc,
      p.created_at, p.zip
    limit 1`;
  return place?.zip;
}

/** What STATUS tells of a place. */
export interface PlaceNow {
  zip: string;
  city: string | null;
  timeZone: string;
  /** The open storm of rain; null: there is none. */
  episode: { level: Level; startedAt: string } | null;
  /** Of the Weather Service, the one to name first before the others; some are yet to begin. */
  warnings: {
    event: string;
    threat: Threat | null;
    onsetAt: string | null;
    endsAt: string | null;
  }[];
  /** Of the last day and the hours ahead, as the ZIP page has it; `at` in epoch milliseconds. */
  rain: { at: number; mm: number }[];
  /** What its districts have set. */
  districts: OwnThresholds[];
  /** When the weather was last asked for there; null: never. */
  checkedAt: string | null;
  /** When the model run behind it began; null: not known. */
  modelRunAt: string | null;
  /** Where a station speaks for it. */
  tide?: ZipTide;
  /** When the reader's quiet hours end, where they are on. */
  quietUntil: Date | null;
}

export async function listPlacesNow(
  sql: Query,
  userId: string,
  now: Date,
): Promise<PlaceNow[]> {
  return await sql<PlaceNow[]>`
    select
      z.zip, z.city, z.time_zone,
      (
        select json_build_object('level', e.level, 'startedAt', iso(e.started_at))
        from episodes e where e.zip = z.zip and e.cleared_at is null and is_of_rain(e)
      ) as episode,
      (
        select coalesce(json_agg(json_build_object(
          'event', w.event, 'threat', w.threat,
          'onsetAt', iso(w.onset_at), 'endsAt', iso(w.ends_at)
        ) order by naming_rank(w, ${now})), '[]')
        from warnings_over(z) w
        where is_in_force(w, ${now})
      ) as warnings,
      known.rain, known.checked_at,
      (
        select coalesce(json_agg(json_build_object(
          'name', t.name, 'leadMinutes', t.lead_minutes, 'levels', t.levels, 'softer', t.softer
        ) order by t.name), '[]')
        from zip_thresholds t where t.zip = z.zip
      ) as districts,
      ${modelRunAt(sql, sql`z`)} as model_run_at,
      case when is_quiet_hour(
        extract(hour from ${now}::timestamptz at time zone z.time_zone)::int, u.quiet_from, u.quiet_to
      ) then (
        select min(morning) from (
          select (
            date_trunc('day', ${now}::timestamptz at time zone z.time_zone)
              + make_interval(days => day, hours => u.quiet_to)
          ) at time zone z.time_zone as morning
          from generate_series(0, 1) as day
        ) as mornings
        where morning > ${now}
      ) end as quiet_until
    from places p
    join users u on u.id = p.user_id
    join zips z on z.zip = p.zip
    cross join lateral (
      select
        coalesce(json_agg(
          json_build_object('at', extract(epoch from at) * 1000, 'mm', mm) order by at
        ), '[]') as rain,
        iso(max(read_at)) as checked_at
      from rain_between(
        z.cell_id, ${now}::timestamptz - interval '1 day', ${now}::timestamptz + interval '1 day'
      )
    ) as known
    where p.user_id = ${userId}
    order by p.created_at, p.zip`;
}
