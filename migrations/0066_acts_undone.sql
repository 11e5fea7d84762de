-- Acts are undone, reports are given to colleagues and may be for staff alone.

alter table reports
  -- Who of its district sees to it; whoever has left the staff since counts for nobody.
  add column assigned_to uuid references users on delete set null,
  -- For its district's staff only, as who sent it wished: the public knows of none.
  add column is_private boolean not null default false;
grant update (assigned_to) on reports to floodline_manager;
-- Serves "assigned to me", and the deletion of an account.
create index reports_assigned on reports (assigned_to, id desc) where assigned_to is not null;

-- What an act has somebody texted is one text, whatever runs twice; undone, what has not left does not.
alter table messages add column act_id bigint references report_acts on delete set null;
create unique index messages_of_act on messages (act_id) where act_id is not null;
-- As before (0065): what was undone before it left may be told yet.
create unique index messages_of_report_told on messages (report_id, report_news, report_round)
  where report_id is not null and expired_for is distinct from 'takenBack';
drop index messages_of_report_round;

-- As before (0065, 0057, 0058): to the public what is for staff alone is as what is hidden.
create or replace view public_reports as
select
  id,
  zip,
  happened_at,
  json_build_object(
    'id', id,
    'zip', zip,
    'location', case when latitude is not null then json_build_object(
      'latitude', public_degrees(latitude),
      'longitude', public_degrees(longitude)
    ) end,
    'depth', depth,
    'status', status,
    'isOpen', is_open(status),
    'happenedAt', iso(happened_at),
    'confirmations', (select count(*) from report_confirmations c where c.report_id = reports.id),
    'isGone', coalesce(water_answer = 'gone', false)
  ) as report
from reports
where withdrawn_at is null and hidden_at is null and not is_private;

create or replace view reported_places as
select
  id, zip, status, water_answer, happened_at,
  public_degrees(latitude) as latitude, public_degrees(longitude) as longitude,
  -- Cheaper to compare with: a corner of the thousandth of a degree that it lies in.
  floor(latitude * 1000) / 1000 as south, floor(longitude * 1000) / 1000 as west,
  latitude is null as lacks_point
from reports
where withdrawn_at is null and hidden_at is null and not is_private;

create or replace view newer_of_senders as
select
  id,
  (
    select count(*) from (
      select from reports newer
      where newer.user_id = r.user_id and newer.withdrawn_at is null and newer.hidden_at is null
        and not newer.is_private and (newer.happened_at, newer.id) > (r.happened_at, r.id)
      order by newer.happened_at desc, newer.id desc
      limit 50
    ) as bounded
  )::int as newer
from reports r;
