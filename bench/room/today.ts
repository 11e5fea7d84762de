// The day on which it rains, on top of the years before: made anew for each run, since it is today.
import type { Sql } from "shared/server/database.ts";

/** Of the districts each tenth has a storm, the busiest too. */
const STORMY = 10;

export async function fillToday(sql: Sql, { reports }: { reports: number }): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local statement_timeout = 0`;
    await tx`
      insert into rain_days (cell_id, day, mm, read_at)
      select id, day::date, array(select (30 + (i * 7 + id) % 40)::smallint from generate_series(1, 96) as i),
        now() - interval '5 minutes'
      from cells, generate_series(
        (now() at time zone 'UTC')::date - 1, (now() at time zone 'UTC')::date + 1, interval '1 day'
      ) as day`;
    await tx`
      insert into sweeps (slot, status, started_at, lease_until, finished_at)
      values (date_bin('30 minutes', now(), '2026-01-01Z'), 'done', now(), now(), now())`;
    await tx`
      insert into conditions (name, well_at)
      select name, now() from unnest(array['weatherService', 'openMeteo', 'carrier']) as name
      on conflict (name) do update set well_at = excluded.well_at`;
    await tx`
      insert into episodes (zip, level, started_at, wet_at)
      select distinct z.zip, 'heavy'::level, now() - interval '50 minutes', now()
      from bid_zips z join bench_districts d on d.id = z.bid_id where d.n % ${STORMY} = 1`;
    await tx`
      insert into alerts (episode_id, step, facts, created_at)
      select id, 'heavy', '{}', started_at from episodes where cleared_at is null`;
    await tx`
      insert into messages (
        kind, user_id, phone, episode_id, step, alert_id, body, segments, priority, status, created_at,
        send_at, expires_at, settled_at
      )
      select 'alert', u.id, u.phone, e.id, 'heavy', a.id, 'FloodLine forecast: heavy rain', 1, 2,
        'delivered', a.created_at, a.created_at, now() + interval '2 hours', now() - interval '45 minutes'
      from episodes e
      join alerts a on a.episode_id = e.id
      join places p on p.zip = e.zip
      join users u on u.id = p.user_id
      where e.cleared_at is null and u.unsubscribed_at is null`;
    await tx`
      insert into reports (
        id, user_id, bid_id, zip, latitude, longitude, depth, note, happened_at, created_at, status,
        assigned_to
      )
      select
        uuidv7(r.created_at - clock_timestamp()), u.id, d.id, d.zip,
        d.latitude + (r.n / 7 % 199 - 99) * 0.0001, d.longitude + (r.n / 11 % 197 - 98) * 0.0001,
        (array['ankle', 'ankle', 'knee', 'waist', 'inside'])[1 + r.n / 10 % 5]::depth,
        'Water over the curb at the corner.', r.created_at - interval '10 minutes', r.created_at,
        (array['new', 'new', 'seen', 'in_progress'])[1 + r.n / 10 % 4]::report_status,
        case when r.n / 10 % 4 = 3 then worker.id end
      from (
        select n, now() - n * interval '1 second' as created_at,
          case when n % 10 = 0 then 1 else 1 + ${STORMY} * (1 + n % 49) end as district
        from generate_series(1, ${reports}::int) as n
      ) as r
      join bench_districts d on d.n = r.district
      join bench_residents u on u.n = r.n * 17
      join users worker on worker.phone = '+1917' || lpad((r.district * 100 + 3)::text, 7, '0')
      order by r.created_at`;
    await tx`
      insert into district_events (bid_id, report_id, type, at)
      select bid_id, id, 'reportAdded', created_at from reports
      where created_at > now() - interval '1 day' and bid_id is not null
      order by created_at`;
    // Of each district one has said this hour that all is seen, one last month, the others never.
    await tx`
      insert into board_looks (bid_id, user_id, seen_until)
      select bid_id, id, now() - case n when 1 then interval '1 hour' else interval '30 days' end
      from (
        select bid_id, id, row_number() over (partition by bid_id order by phone) as n
        from users where bid_id is not null
      ) as s where n < 3`;
    await tx`
      insert into saved_filters (bid_id, user_id, name, query, saved_at)
      select id, null, name, query, now()
      from bench_districts cross join (values
        ('Open and deep', 'status=open&depth=waist%2Cinside'),
        ('With the city', 'status=passed_on'),
        ('New to me', 'fresh=yes'),
        ('This week', 'since=7d')
      ) as kept (name, query)`;
  });
  await sql`analyze`;
}

/** Of each of these districts so many that were passed on to the city this week: as many as are ever counted. */
export async function fillCounted(
  sql: Sql,
  { districts, reports }: { districts: number[]; reports: number },
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into reports (
        id, user_id, bid_id, zip, latitude, longitude, depth, note, happened_at, created_at, status, city_number
      )
      select
        uuidv7(r.created_at - clock_timestamp()), u.id, d.id, d.zip, d.latitude, d.longitude, 'knee',
        'Water over the curb at the corner.', r.created_at - interval '10 minutes', r.created_at,
        'passed_on', '1-1-' || r.n
      from (
        select n, now() - interval '3 days' - n * interval '1 second' as created_at
        from generate_series(1, ${reports}::int) as n
      ) as r
      join bench_districts d on d.n = any(${districts})
      join bench_residents u on u.n = r.n * 17
      order by r.created_at`;
  });
  await sql`analyze`;
}
