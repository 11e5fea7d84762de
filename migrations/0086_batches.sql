-- One act on several reports at once (docs/decisions/0035-several-at-once.md): undone as one for a moment, and
-- told to each person once.
create table report_batches (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  -- Null: an account that is gone.
  user_id uuid references users on delete set null,
  -- As it was asked for: `BatchChange` of shared/api/district/batches.ts.
  change jsonb not null check (jsonb_typeof(change) = 'object'),
  -- Reports that it left as they were, and why: [{"id": "…", "why": "already"}]
  left_out jsonb not null default '[]' check (jsonb_typeof(left_out) = 'array'),
  acted_at timestamptz not null,
  -- As one; its acts may be undone each by itself.
  undone_at timestamptz,
  undone_by uuid references users on delete set null,
  check (undone_at is not null or undone_by is null)
);
-- Serve the removal of a district, and the deletion of an account.
create index report_batches_by_bid on report_batches (bid_id);
create index report_batches_by_user on report_batches (user_id) where user_id is not null;
create index report_batches_by_undoer on report_batches (undone_by) where undone_by is not null;

alter table report_acts add column batch_id uuid references report_batches on delete set null;
-- One act of a batch on a report, whatever is sent twice. Serves its undo, and "with 11 others" in a history.
create unique index report_acts_of_batch on report_acts (batch_id, report_id) where batch_id is not null;

alter table messages
  add column batch_id uuid references report_batches on delete set null,
  -- Of a text about several reports: its words with {count} for how many, who may become fewer before it leaves.
  add column body_of_many text check (body_of_many like '%{count}%');
-- One text for (batch, person).
create unique index messages_of_batch on messages (batch_id, user_id) where batch_id is not null;

-- The reports that one text is about, where they are several.
create table message_reports (
  message_id uuid not null references messages on delete cascade,
  report_id uuid not null references reports on delete cascade,
  -- Undone, the text is about this report no more.
  act_id bigint references report_acts on delete set null,
  -- As in messages. Null: it is to a colleague whom the reports are given to.
  report_news text,
  report_round smallint not null default 0,
  -- Why the text is not about it any more: newer news of it, or what it told of was taken back.
  dropped_for text check (dropped_for in ('superseded', 'takenBack')),
  primary key (message_id, report_id)
);
-- As messages_of_report_told: every news of a report is told once for each time that it was open.
create unique index message_reports_told on message_reports (report_id, report_news, report_round)
  where dropped_for is distinct from 'takenBack';
-- Serves what is dropped of a report, and the report's deletion.
create index message_reports_by_report on message_reports (report_id);
-- Serves undo, and the deletion of an act.
create index message_reports_by_act on message_reports (act_id) where act_id is not null;

select guard_tables();
grant select, insert on report_batches to floodline_manager;
grant update (undone_at, undone_by) on report_batches to floodline_manager;
create policy own_district on report_batches to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
-- Whose text it is sees which of their reports it is about.
grant select on message_reports to floodline_person;
create policy own on message_reports to floodline_person
  using (exists (select from messages m where m.id = message_id));
