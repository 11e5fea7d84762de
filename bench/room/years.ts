// Three years of a country's districts, as they lie in the database on a dry morning: few open reports on top
// of many that are done with. By sets of rows, from counters alone: each run has the same.
import { CONSENT_VERSION } from "shared/consent.ts";
import type { Query, Sql } from "shared/server/database.ts";

/** How large. The busiest district has a tenth of the reports, and so many followers. */
interface Scale {
  districts: number;
  reports: number;
  residents: number;
  followers: number;
}

const STORM_DAYS = 120;
const DAYS_BETWEEN_STORMS = 9;
const EPISODES_A_ZIP = 60;
/** Of whatever record so many are open on a dry morning. */
const OPEN = 2_500;

export async function fillYears(sql: Sql, scale: Scale): Promise<void> {
  await sql.begin(async (tx) => {
    // Each row is true of the others by how it is made: not looked up again a million times.
    await tx`set local session_replication_role = replica`;
    await tx`set local statement_timeout = 0`;
    await tx`set local work_mem = '256MB'`;
    await tx`set local maintenance_work_mem = '512MB'`;
    const restoreIndexes = await dropIndexes(tx);
    for (const fill of [fillDistricts, fillPeople, fillReports, fillIncidents, fillTraces]) {
      await fill(tx, scale);
      await tx`analyze`;
    }
    await fillWeather(tx);
    await fillBroadcasts(tx);
    await restoreIndexes();
  });
  await sql`set statement_timeout = 0`;
  await sql`vacuum (analyze, freeze)`;
}

/** Built once the rows are there, they take a fifth of the time. Returns how to. */
async function dropIndexes(sql: Query): Promise<() => Promise<void>> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition
    from pg_indexes
    where tablename in ('reports', 'report_acts', 'media', 'messages', 'users', 'places')
      and not exists (select from pg_constraint where conname = indexname)
      and indexname <> 'messages_broadcast_once'`;
  for (const { name } of indexes) await sql`drop index ${sql(name)}`;
  return async () => {
    for (const { definition } of indexes) await sql.unsafe(definition);
  };
}

/** Of two to six ZIP codes each, all over the country; `district` numbers them, the busiest is 1. */
async function fillDistricts(sql: Query, { districts }: Scale): Promise<void> {
  await sql`
    create table bench_zips as
    select zip, latitude, longitude, time_zone, (row_number() over (order by zip))::int as n
    from zips where is_area`;
  await sql`create unique index on bench_zips (n)`;
  await sql`
    insert into bids (slug, name, time_zone, boundary)
    select 'district-' || lpad(d::text, 4, '0'), 'District ' || d, z.time_zone, jsonb_build_object(
      'type', 'Polygon', 'coordinates', jsonb_build_array(jsonb_build_array(
        jsonb_build_array(longitude - 0.01, latitude - 0.01),
        jsonb_build_array(longitude + 0.01, latitude - 0.01),
        jsonb_build_array(longitude + 0.01, latitude + 0.01),
        jsonb_build_array(longitude - 0.01, latitude + 0.01),
        jsonb_build_array(longitude - 0.01, latitude - 0.01)
      ))
    )
    from generate_series(1, ${districts}::int) as d join bench_zips z on z.n = d * 60`;
  await sql`
    create table bench_districts as
    select
      b.id, right(b.slug, 4)::int as n, z.zip, z.latitude, z.longitude, z.n as zip_n
    from bids b join bench_zips z on z.n = right(b.slug, 4)::int * 60`;
  await sql`create unique index on bench_districts (n)`;
  await sql`
    insert into bid_zips (bid_id, zip)
    select d.id, z.zip
    from bench_districts d join bench_zips z on z.n between d.zip_n and d.zip_n + 1 + d.n % 5`;
}

/** Of a district's staff two in five manage; they are five, of the busiest forty. */
async function fillPeople(sql: Query, { residents, followers }: Scale): Promise<void> {
  await sql`
    insert into users (phone, bid_id, bid_role, bid_since, consent_version, consented_at, staff_name)
    select
      '+1917' || lpad((d.n * 100 + s)::text, 7, '0'), d.id,
      (array['viewer', 'manager', 'manager', 'crew', 'crew'])[1 + s % 5], now() - interval '3 years',
      ${CONSENT_VERSION}, now() - interval '3 years', 'Colleague ' || s
    from bench_districts d cross join generate_series(1, case d.n when 1 then 40 else 5 end) as s
    order by d.n, s`;
  await sql`
    insert into users
      (phone, consent_version, consented_at, unsubscribed_at, unreachable_at, language)
    select
      '+1' || (2010000000 + n),
      case when n % 100 >= 6 then ${CONSENT_VERSION} when n % 100 > 0 then '2026-11' end,
      case when n % 100 > 0 then now() - interval '1 year' end,
      case when n % 53 = 0 then now() - interval '1 month' end,
      case when n % 89 = 0 then now() - interval '1 month' end,
      case n % 10 when 0 then 'zh' when 1 then 'es' when 2 then 'es' else 'en' end
    from generate_series(1, ${residents}::int) as n`;
  await sql`
    create table bench_residents as
    select id, (right(phone, 10)::bigint - 2010000000)::int as n from users where bid_id is null`;
  await sql`create unique index on bench_residents (n)`;
  await sql`
    insert into places (user_id, zip, level)
    select u.id, z.zip, (array['any', 'heavy', 'heavy', 'flood'])[1 + u.n % 4]::level
    from bench_residents u
    join bench_districts busiest on busiest.n = 1
    join bench_zips z on z.n = case
      when u.n <= ${followers} then busiest.zip_n + u.n % 2 else 1 + u.n % 30000
    end`;
}

/** On the days of storms, within hours; a tenth is no district's. */
async function fillReports(sql: Query, { reports, residents, districts }: Scale): Promise<void> {
  const each = reports / OPEN;
  await sql`
    insert into reports (
      id, user_id, bid_id, zip, latitude, longitude, depth, note, happened_at, created_at, status,
      assigned_to, wants_texts, city_number, whose
    )
    select
      uuidv7(r.created_at - clock_timestamp()), u.id, case when r.n % 10 <> 9 then d.id end, d.zip,
      case when r.n % 7 > 0 then d.latitude + (r.n / 7 % 199 - 99) * 0.0001 end,
      case when r.n % 7 > 0 then d.longitude + (r.n / 11 % 197 - 98) * 0.0001 end,
      (array['ankle', 'ankle', 'ankle', 'knee', 'knee', 'waist', 'inside'])[1 + r.n / 10 % 7]::depth,
      'Water over the curb at the corner, up to the doors of the shops beside it.',
      r.created_at - interval '10 minutes', r.created_at, r.status::report_status,
      case when r.status in ('in_progress', 'passed_on') then worker.id end, r.n % 3 = 0,
      case when r.status = 'passed_on' then '1-1-' || r.n end,
      case when r.status = 'not_ours' then 'city' end
    from (
      select
        n, now() - make_interval(
          days => 1 + n / 10 * 7 % ${STORM_DAYS} * ${DAYS_BETWEEN_STORMS}, secs => n::bigint * 37 % 21600
        ) as created_at,
        case
          when n / 10 % ${each} = 1 then (array['new', 'seen', 'in_progress'])[1 + n / 4000 % 3]
          when n / 10 % 50 = 2 then 'not_ours'
          when n / 10 % 50 = 3 then 'nothing_found'
          when n / 10 % 50 < 8 then 'passed_on'
          else 'water_gone'
        end as status,
        case when n % 10 = 0 then 1 else 2 + (n::bigint * 17 % ${
    districts - 1
  })::int end as district
      from generate_series(1, ${reports}::int) as n
    ) as r
    join bench_districts d on d.n = r.district
    join bench_residents u on u.n = 1 + r.n::bigint * 13 % ${residents}
    join users worker on worker.phone = '+1917' || lpad((r.district * 100 + 3)::text, 7, '0')
    order by r.created_at`;
}

/** Of a district's reports each fourth five are one water. */
async function fillIncidents(sql: Query): Promise<void> {
  await sql`
    create temp table bench_waters on commit drop as
    select id, bid_id, created_at, first_value(id) over water as lead_id
    from (
      select id, bid_id, created_at, row_number() over (partition by bid_id order by id) - 1 as n
      from reports where bid_id is not null
    ) as numbered
    where n / 5 % 4 = 0
    window water as (partition by bid_id, n / 5 order by id)`;
  await sql`
    insert into incidents (bid_id, lead_id, created_at)
    select bid_id, lead_id, created_at + interval '1 hour' from bench_waters where id = lead_id
    order by created_at`;
  await sql`
    update reports r set
      incident_id = i.id, status = case when w.id = w.lead_id then r.status else 'same_as' end
    from bench_waters w join incidents i on i.lead_id = w.lead_id
    where r.id = w.id`;
}

/** Of each report: what was done, its photos, and who else has seen the water. */
async function fillTraces(sql: Query): Promise<void> {
  await sql`
    insert into report_acts (bid_id, report_id, user_id, kind, detail, acted_at)
    select r.bid_id, r.id, s.id, 'status', jsonb_build_object('from', 'new', 'to', 'seen'),
      r.created_at + interval '20 minutes'
    from reports r
    join users s on s.bid_id = r.bid_id and s.staff_name = 'Colleague 1'
    where r.status <> 'new'
    order by r.created_at`;
  await sql`
    insert into report_acts (bid_id, report_id, user_id, kind, detail, acted_at)
    select r.bid_id, r.id, s.id,
      case r.status when 'same_as' then 'merged' else 'status' end,
      case r.status
        when 'same_as' then jsonb_build_object('incident', r.incident_id, 'status', 'new')
        else jsonb_build_object('from', 'seen', 'to', r.status)
      end,
      r.created_at + interval '5 hours'
    from reports r
    join users s on s.bid_id = r.bid_id and s.staff_name = 'Colleague 1'
    where not is_open(r.status)
    order by r.created_at`;
  await sql`
    insert into media (
      user_id, report_id, kind, object_key, content_type, size_bytes, ready_at, cleaned_at, created_at
    )
    select user_id, id, 'photo', 'media/bench/' || id, 'image/jpeg', 900000, created_at, created_at, created_at
    from (select *, row_number() over (order by id) as n from reports) as r where n % 5 < 2`;
  await sql`
    insert into report_confirmations (report_id, user_id, confirmed_at)
    select r.id, u.id, r.created_at + interval '30 minutes'
    from (select id, created_at, (row_number() over (order by id))::int as n from reports) as r
    join bench_residents u on u.n = r.n / 5 + 1
    where r.n % 5 = 0`;
}

/** Rain of the last days over each district, and its storms so far. */
async function fillWeather(sql: Query): Promise<void> {
  await sql`
    insert into cells (latitude, longitude)
    select distinct round(latitude::numeric, 2), round(longitude::numeric, 2)
    from bid_zips join zips using (zip)`;
  await sql`
    update zips set cell_id = c.id
    from cells c
    where zip in (select zip from bid_zips) and c.latitude = round(zips.latitude::numeric, 2)
      and c.longitude = round(zips.longitude::numeric, 2)`;
  await sql`
    insert into episodes (zip, level, started_at, wet_at, cleared_at)
    select zip, (array['any', 'heavy', 'heavy', 'flood'])[1 + s % 4]::level, storm_at,
      storm_at + interval '3 hours', storm_at + interval '5 hours'
    from bid_zips
    cross join generate_series(1, ${EPISODES_A_ZIP}) as s
    cross join lateral (select now() - s * interval '6 days' as storm_at) as storm
    order by storm_at`;
  await sql`
    insert into alerts (episode_id, step, facts, created_at)
    select id, step, '{}', started_at
    from episodes cross join (values ('any'::step), ('clear')) as told (step)`;
}

/** Four of a district, sent last month; a draft. */
async function fillBroadcasts(sql: Query): Promise<void> {
  await sql`
    insert into broadcasts (bid_id, is_drill, state, version, created_at)
    select id, false, case week when 5 then 'draft' else 'finished' end::broadcast_state, 1,
      now() - week * interval '7 days'
    from bench_districts cross join generate_series(1, 5) as week`;
  await sql`
    insert into broadcast_versions (broadcast_id, bid_id, version, user_id, written_at, content)
    select b.id, b.bid_id, 1, s.id, b.created_at, jsonb_build_object(
      'name', 'Streets that flood', 'words', jsonb_build_object('en', 'Words', 'es', '', 'zh', ''),
      'zips', '[]'::jsonb, 'area', null, 'validMinutes', 60
    )
    from broadcasts b join users s on s.bid_id = b.bid_id and s.staff_name = 'Colleague 1'`;
  await sql`
    insert into broadcast_acts (broadcast_id, bid_id, version, state, acted_at)
    select id, bid_id, 1, 'finished', created_at + interval '1 hour' from broadcasts
    where state = 'finished'`;
  await sql`
    insert into broadcast_sendings
      (broadcast_id, bid_id, sent_at, leaves_at, valid_until, expected, people, parts, left_out)
    select id, bid_id, created_at, created_at, created_at + interval '1 hour', 20, 20, 40, '[]'
    from broadcasts where state = 'finished'`;
  await sql`
    insert into messages (
      kind, user_id, phone, broadcast_id, body, segments, status, created_at, send_at, expires_at, settled_at
    )
    select 'broadcast', u.id, u.phone, b.id, 'Words', 2, 'delivered', b.created_at, b.created_at,
      b.created_at + interval '1 hour', b.created_at + interval '5 minutes'
    from broadcasts b
    join bid_zips using (bid_id)
    join places using (zip)
    join users u on u.id = places.user_id
    where b.state = 'finished'
    on conflict do nothing`;
}
