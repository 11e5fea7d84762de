-- What a district tells who sent a report, in its own words, where it gives that status. The words go with the
-- act and its texts as they stood then: what is changed here later changes nothing that was said.
create table answer_templates (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  name text not null check (char_length(name) between 1 and 60),
  status report_status not null check (
    status in ('seen', 'in_progress', 'water_gone', 'passed_on', 'not_ours', 'nothing_found')
  ),
  -- Empty: who reads that language gets FloodLine's own words.
  en text not null check (char_length(en) between 1 and 200),
  es text not null default '' check (char_length(es) <= 200),
  zh text not null default '' check (char_length(zh) <= 200),
  -- Who has read the translation, as it stands.
  es_checked_by text check (char_length(es_checked_by) between 1 and 60),
  es_checked_at timestamptz,
  zh_checked_by text check (char_length(zh_checked_by) between 1 and 60),
  zh_checked_at timestamptz,
  -- Counts its changes: who changes it says which they looked at.
  version int not null default 1,
  changed_by uuid references users on delete set null,
  changed_at timestamptz not null,
  -- Deleted; so long it can be had back, then housekeeping takes it away.
  deleted_at timestamptz,
  constraint answer_templates_es_checked check (
    (es_checked_by is null) = (es_checked_at is null) and (es_checked_by is null or es <> '')
  ),
  constraint answer_templates_zh_checked check (
    (zh_checked_by is null) = (zh_checked_at is null) and (zh_checked_by is null or zh <> '')
  )
);
-- One name, one template. Serves a district's list, too.
create unique index answer_templates_name on answer_templates (bid_id, lower(name)) where deleted_at is null;
-- Serves the removal of a district.
create index answer_templates_by_bid on answer_templates (bid_id);
-- Serves the deletion of an account.
create index answer_templates_by_changer on answer_templates (changed_by) where changed_by is not null;
-- Serves the housekeeping.
create index answer_templates_deleted on answer_templates (deleted_at) where deleted_at is not null;

select guard_tables();
grant select, insert, update on answer_templates to floodline_manager;
create policy own_district on answer_templates to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());

-- In which languages somebody was texted because of an act, or will be; not who.
create view own_act_languages as
select distinct m.act_id, m.language
from messages m join report_acts a on a.id = m.act_id
where a.bid_id = own_bid_id() and m.kind = 'report' and m.status <> 'expired';
grant select on own_act_languages to floodline_program, floodline_manager;
