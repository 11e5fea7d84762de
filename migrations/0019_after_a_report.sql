-- What comes after a report: its sender may correct it, take it back, say when the water is gone and get
-- texts about it; others may say "same water"; it may be brought to an insurer.

alter table reports
  -- Its sender wants a text when the status changes.
  add column wants_texts boolean not null default false,
  -- As it was sent first; null: never edited.
  add column original_depth depth,
  add column original_note text,
  add column edited_at timestamptz,
  -- Taken back by its sender. The row stays, for the district may have acted on it.
  add column withdrawn_at timestamptz,
  -- The newest answer to "Is it still flooded?"
  add column water_answer text check (water_answer in ('still', 'gone')),
  add column water_answered_at timestamptz,
  add check ((original_depth is null) = (edited_at is null)),
  add check ((original_note is null) = (edited_at is null)),
  add check ((water_answer is null) = (water_answered_at is null));

-- Where a report is, as the public may know it: to about 100 metres.
create function public_degrees(degrees double precision) returns double precision
language sql immutable strict parallel safe
begin atomic
  select round(degrees::numeric, 3)::double precision;
end;

-- Serves "what was reported near here".
create index reports_by_position on reports
  using gist (ll_to_earth(public_degrees(latitude), public_degrees(longitude)))
  where latitude is not null and withdrawn_at is null;
-- Serves the same for reports that gave a ZIP code alone.
create index reports_by_zip_and_time on reports (zip, happened_at) where withdrawn_at is null;
-- Serves the housekeeping, which deletes the photos of what was taken back.
create index reports_withdrawn on reports (id) where withdrawn_at is not null;

-- "Same water": said instead of a report of one's own.
create table report_confirmations (
  report_id uuid not null references reports on delete cascade,
  user_id uuid not null references users on delete cascade,
  confirmed_at timestamptz not null,
  primary key (report_id, user_id)
);
-- Serves the export and the deletion of an account.
create index report_confirmations_by_user on report_confirmations (user_id);

-- A district sees how many, not who.
grant select (report_id) on report_confirmations to floodline_manager;
alter table report_confirmations enable row level security;
create policy own_district on report_confirmations to floodline_manager
  using (exists (
    select from reports r where r.id = report_confirmations.report_id and r.bid_id = own_bid_id()
  ));

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
    'happenedAt', iso(happened_at),
    'confirmations', (select count(*) from report_confirmations c where c.report_id = reports.id),
    'isGone', coalesce(water_answer = 'gone', false)
  ) as report
from reports
where withdrawn_at is null;

alter table media
  -- Of the bytes, as storage itself has worked it out; null: stored before this was kept, or storage could
  -- not say.
  add column sha256 bytea check (length(sha256) = 32),
  -- By the photo's own clock, as its sender's phone read it.
  add column taken_at timestamptz;

-- Texts about one's own report. Every row passes the new check, for the old one was stricter: no need to
-- read the whole table under a lock.
alter table messages
  drop constraint messages_kind_check,
  add constraint messages_kind_check check (kind in ('alert', 'code', 'reply', 'report')) not valid,
  add column report_id uuid references reports on delete set null,
  -- The status that is told, or the question whether the water is still there.
  add column report_news text check (report_news in ('seen', 'in_progress', 'resolved', 'water'));

-- One text for (report, news), whatever is changed back and forth or runs twice.
create unique index messages_of_report on messages (report_id, report_news)
  where report_id is not null;
