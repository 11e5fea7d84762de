-- How what we depend on is, told by the worker for operators and pages; and official warnings with
-- their history.

-- One row each: weatherService, openMeteo, modelRun, weatherBudget, carrier, spending.
create table conditions (
  name text primary key,
  -- When it was last seen well.
  well_at timestamptz,
  -- Null: it is well.
  ill_since timestamptz,
  detail jsonb not null default '{}'
);
grant select on conditions to floodline_manager;

-- Warnings stay, for "why did I get this?" and for the record of a report.
alter table warnings
  -- Alert, Update or Cancel.
  add column message_type text not null default 'Alert',
  add column sent_at timestamptz,
  -- The first message of its chain: an update has an id of its own and names those before it.
  add column first_id text,
  -- The update or cancellation that took its place.
  add column replaced_by text,
  -- Cancelled, replaced, or gone from the service's list before `ends_at`.
  add column ended_at timestamptz;
create index warnings_open on warnings (ends_at) where ended_at is null;
