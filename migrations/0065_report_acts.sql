-- Everything that is done about a report, by its district or by who sent it: one history. An act that was
-- undone stays, with who undid it. `detail` is as shared/report_acts.ts has it for each kind.
create table report_acts (
  id bigint generated always as identity primary key,
  -- At that time. Null: the report had no district, or it was removed since.
  bid_id uuid references bids on delete set null,
  report_id uuid not null references reports on delete cascade,
  -- Of the district. Null: who sent the report, or an account that is gone.
  user_id uuid references users on delete set null,
  kind text not null check (kind in (
    'status', 'reopened', 'numbered', 'assigned', 'note', 'answer', 'question', 'reply', 'hidden', 'shown',
    'covered', 'merged', 'unmerged', 'private', 'called'
  )),
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object'),
  acted_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid references users on delete set null,
  check (undone_at is not null or undone_by is null)
);
-- Serves a report's history, its newest first, and what is derived from it: its changes of status.
create index report_acts_by_report on report_acts (report_id, id desc);

insert into report_acts (bid_id, report_id, user_id, kind, detail, acted_at)
select r.bid_id, c.report_id, c.user_id, 'status', jsonb_build_object(
  'from', coalesce(lag(c.status) over (partition by c.report_id order by c.id), 'new'), 'to', c.status
), c.changed_at
from report_changes c join reports r on r.id = c.report_id
order by c.id;
drop table report_changes;

select guard_tables();
grant select, insert on report_acts to floodline_manager;
grant update (undone_at, undone_by) on report_acts to floodline_manager;
create policy own_district on report_acts to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
-- Who sent a report knows of its statuses; what its district writes of it is the district's own.
grant select on report_acts to floodline_person;
create policy own on report_acts to floodline_person using (
  bid_id = own_bid_id()
  or kind in ('status', 'reopened') and exists (select from reports r where r.id = report_acts.report_id)
);

alter table reports
  -- Of the city's 311, where the report was passed on to it.
  add column city_number text check (city_number ~ '^[A-Za-z0-9][A-Za-z0-9 #./-]{0,13}$'),
  -- Who might have to do with what is not the district's.
  add column whose text check (whose in ('city', 'utility', 'transit', 'state', 'owner'));
grant update (city_number, whose) on reports to floodline_manager;

-- Every news of a report is told once for each time that it was open: said to be still there after an end, it
-- may end again.
alter table messages add column report_round smallint not null default 0;
create unique index messages_of_report_round on messages (report_id, report_news, report_round)
  where report_id is not null;
drop index messages_of_report;

-- As before (0051), with whether the district still has to do with it: of statuses there may come more.
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
where withdrawn_at is null and hidden_at is null;
