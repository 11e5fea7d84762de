-- What is wrong can be taken away: by operators for everybody, by a district's managers for the public.

alter table reports
  -- By an operator: to its sender alone it is there still, with that said. It counts as withdrawn too.
  add column removed_at timestamptz,
  -- Photos and videos that an operator has taken out of it.
  add column removed_media smallint not null default 0,
  -- By its district: managers see it still, and may show it again.
  add column hidden_at timestamptz,
  add column hidden_by uuid references users on delete set null,
  add column hidden_reason text check (char_length(hidden_reason) between 1 and 500),
  add check (removed_at is null or withdrawn_at is not null),
  add check ((hidden_at is null) = (hidden_reason is null)),
  add check (hidden_by is null or hidden_at is not null);

-- Serves the deletion of a manager's account.
create index reports_hidden_by on reports (hidden_by) where hidden_by is not null;

grant update (hidden_at, hidden_by, hidden_reason) on reports to floodline_manager;

-- Behind each query's own words: to managers there is no such report any more.
drop policy own_district on reports;
create policy own_district on reports to floodline_manager
  using (bid_id = own_bid_id() and removed_at is null);

-- All that the public sees of reports comes through here.
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
where withdrawn_at is null and hidden_at is null;

-- Numbers that may not sign in, report or confirm. By number, not by account: it would else be back with
-- the next one.
create table blocked_phones (
  phone text primary key check (phone ~ '^\+1\d{10}$'),
  blocked_at timestamptz not null
);

-- What accounts left behind that went before this: as api/me/forget.ts does now.
insert into carrier_removals (source_url, next_at)
select source_url, now() from media where user_id is null and source_url is not null
on conflict do nothing;
update media set source_url = null where user_id is null and source_url is not null;
update messages set
  provider_sid = null, given_back_sids = '{}', body = case when kind = 'alert' then body else '' end
where user_id is null and phone is null;
update reports set
  latitude = public_degrees(latitude), longitude = public_degrees(longitude),
  submission_id = gen_random_uuid(),
  note = regexp_replace(note, '[0-9]([^[:alpha:][:digit:]\n]{0,4}[0-9]){6,}', '•••', 'g'),
  original_note = regexp_replace(
    original_note, '[0-9]([^[:alpha:][:digit:]\n]{0,4}[0-9]){6,}', '•••', 'g'
  )
where user_id is null;
