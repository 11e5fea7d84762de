import type { MessageWhy, OwnMessageList } from "shared/api/messages.ts";
import type { Query } from "shared/server/database.ts";
import type { JsonText } from "shared/server/json_text.ts";
import { pageOf, type PageQuery } from "shared/server/pages.ts";

export async function listOwnMessages(
  sql: Query,
  userId: string,
  { before, limit }: PageQuery,
): Promise<JsonText<OwnMessageList>> {
  const rows = sql`
    select
      m.id, m.kind, m.report_id, z.zip, ${sameZips(sql)} as zips, z.time_zone, m.step,
      m.tide_zip is not null as is_tide, m.watch_chain is not null as is_watch, m.body, m.status,
      m.created_at
    from messages m
    left join episodes e on e.id = m.episode_id
    left join reports r on r.id = m.report_id
    left join zips z on z.zip = coalesce(e.zip, r.zip, m.tide_zip, m.watch -> 'zips' ->> 0)
    where ${isOwn(sql, userId)} and ${before ? sql`m.id < ${before}` : sql`true`}`;
  const { page, next } = pageOf(sql, rows, { limit });
  const [row] = await sql<[{ list: JsonText<OwnMessageList> }]>`
    with ${page}
    select json_build_object(
      'messages', (
        select coalesce(json_agg(json_build_object(
          'id', id, 'kind', kind, 'reportId', report_id, 'zip', zip, 'zips', zips, 'timeZone', time_zone,
          'step', step, 'isTide', is_tide, 'isWatch', is_watch, 'body', body,
          'status', status, 'createdAt', iso(created_at)
        ) order by id desc), '[]')
        from page
      ),
      'next', ${next}
    )::text as list`;
  return row.list;
}

/** As `MessageWhy`, but for the carrier's code in place of the words about it. */
type StoredWhy = Omit<MessageWhy, "failure"> & { errorCode: number | null };

export async function findWhy(
  sql: Query,
  userId: string,
  messageId: string,
): Promise<StoredWhy | undefined> {
  const [row] = await sql<{ why: StoredWhy }[]>`
    select json_build_object(
      'id', m.id,
      'kind', m.kind,
      'reportId', m.report_id,
      'reports', (
        select coalesce(json_agg(json_build_object(
          'id', r.id, 'zip', r.zip, 'depth', r.depth, 'happenedAt', iso(r.happened_at)
        ) order by r.happened_at, r.id), '[]')
        from message_reports mr join reports r on r.id = mr.report_id
        where mr.message_id = m.id and m.kind = 'report' and mr.dropped_for is null
      ),
      'zip', z.zip,
      'zips', ${sameZips(sql)},
      'step', m.step,
      'body', m.body,
      'status', m.status,
      'createdAt', iso(m.created_at),
      'language', m.language,
      'city', z.city,
      'timeZone', z.time_zone,
      'facts', a.facts,
      'isTide', m.tide_zip is not null,
      'tide', ta.facts,
      'isWatch', m.watch_chain is not null,
      'watch', m.watch,
      'chosenLevel', (
        select p.level from places p where p.user_id = m.user_id and p.zip = coalesce(e.zip, m.tide_zip)
      ),
      'besides', (
        select coalesce(json_agg(json_build_object(
          'zip', storm.zip, 'timeZone', place.time_zone, 'step', t.step, 'facts', told.facts,
          'chosenLevel', (
            select p.level from places p where p.user_id = m.user_id and p.zip = storm.zip
          )
        ) order by t.position), '[]')
        from message_tells t
        join alerts told on told.id = t.alert_id
        join episodes storm on storm.id = t.episode_id
        join zips place on place.zip = storm.zip
        where t.message_id = m.id and t.position > 1 and t.dropped_for is null
      ),
      'heldFor', m.held_for,
      'expiredFor', m.expired_for,
      'errorCode', m.error_code,
      'sentAt', case
        when has_left(m.status) or m.status in ('undelivered', 'failed') then iso(m.sending_at)
      end,
      'settledAt', iso(m.settled_at)
    ) as why
    from messages m
    left join alerts a on a.id = m.alert_id
    left join tide_alerts ta on ta.id = m.alert_id
    left join episodes e on e.id = m.episode_id
    left join reports r on r.id = m.report_id
    left join zips z on z.zip = coalesce(e.zip, r.zip, m.tide_zip, m.watch -> 'zips' ->> 0)
    where m.id = ${messageId} and ${isOwn(sql, userId)}`;
  return row?.why;
}

/** Of a message `m`, with its own place `z`: the ZIP codes of which it tells the same, that one first. */
function sameZips(sql: Query) {
  return sql`(
    select coalesce(json_agg(zip order by position), '[]') from (
      select z.zip, 1 as position where z.zip is not null
      union all
      select storm.zip, t.position
      from message_tells t join episodes storm on storm.id = t.episode_id
      where t.message_id = m.id and t.position > 1 and t.dropped_for is null and t.step = m.step
        and storm.zip <> z.zip
      union all
      select own.zip, own.position
      from jsonb_array_elements_text(m.watch -> 'zips') with ordinality as own (zip, position)
      where own.position > 1
    ) told
  )`;
}

/** Of a message `m`. Sign-in codes are kept under the number: they are sent to nobody known yet. */
function isOwn(sql: Query, userId: string) {
  return sql`(
    m.user_id = ${userId}
    or m.user_id is null and m.phone = (select phone from users where id = ${userId})
  )`;
}
