-- Open311 GeoReport v2: what cities' programs send us (docs/decisions/0062-open311.md).
alter table reports drop constraint reports_via_check;
alter table reports
  add constraint reports_via_check check (via in ('web', 'text', 'staff', 'open311'));

-- What a program has posted with a district's key: sent again, it is the same. Goes with its report.
create table open311_posts (
  id bigint generated always as identity primary key,
  key_id uuid not null references district_keys on delete cascade,
  report_id uuid not null references reports on delete cascade,
  -- Of what makes two posts one: their own key or number, else their content.
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  posted_at timestamptz not null,
  -- What was answered: the id of an act, for news of a report; null: the report.
  act_id bigint references report_acts on delete set null
);
-- Serves "was this posted before?", and the removal of a key.
create index open311_posts_by_fingerprint on open311_posts (key_id, fingerprint, id desc);
-- Serves the deletion of a report, and of an act.
create index open311_posts_by_report on open311_posts (report_id);
create index open311_posts_by_act on open311_posts (act_id) where act_id is not null;

select guard_tables();

-- Serves the list of what became of a district's reports in a time, by Open311.
create index report_acts_by_time on report_acts (bid_id, acted_at)
  where kind in ('status', 'reopened', 'merged', 'unmerged');
create index report_acts_by_undoing on report_acts (bid_id, undone_at)
  where kind = 'status' and undone_at is not null;

grant select, insert on open311_posts to floodline_manager;
create policy own_district on open311_posts to floodline_manager
  using (exists (select from district_keys k where k.id = key_id and k.bid_id = own_bid_id()))
  with check (exists (select from district_keys k where k.id = key_id and k.bid_id = own_bid_id()));
