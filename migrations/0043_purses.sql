-- Purses: what people and strangers can make us spend, each kind apart. The alerts' money stands in
-- `sending_pace`, and nothing here is ever taken from it.
create table purses (
  -- As PURSES in shared/server/outbox/purses.ts.
  name text primary key,
  -- What a UTC day has cost, in parts of a text; how often it was asked for more than it had.
  spent_on date not null default '-infinity',
  spent integer not null default 0,
  refused integer not null default 0,
  -- Its share of the sending speed: when the next would be due, were they evenly spaced.
  next_at timestamptz not null default '-infinity'
);
insert into purses (name) values ('codes'), ('newCodes'), ('replies'), ('reports'), ('managers');

alter table messages
  -- What has paid for it, on the day it was written; null: the alerts' money, when it is claimed.
  add column purse text,
  -- "tooMany": its reader had had the most we text a person and day. "purseEmpty": the day's money for
  -- such texts was spent. Neither ever left. Every row passes the new check, for the old one was stricter.
  drop constraint messages_expired_for_check,
  add constraint messages_expired_for_check check (expired_for in
    ('superseded', 'late', 'stopped', 'overBudget', 'unproven', 'tooMany', 'purseEmpty')) not valid;

-- Serves the bound on the texts about reports that a person gets in a day.
create index messages_about_reports on messages (user_id, created_at) where kind = 'report';

-- Where the roles were made before this (0052), they need their way in.
do $$
begin
  if to_regprocedure('guard_tables()') is not null then perform guard_tables(); end if;
end
$$;
