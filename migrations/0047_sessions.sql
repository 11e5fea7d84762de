-- A row a session, so that one can be ended, and its owner can see where they are signed in.

create table sessions (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users on delete cascade,
  -- Of the id that the browser keeps: the account knows a browser that it was opened in before. Null
  -- where its owner ended the session: whoever has that device now is not known any more.
  browser_hash text,
  -- As rough as "Safari on an iPhone", for its owner's list.
  browser text not null,
  system text not null,
  -- When its code was typed.
  signed_in_at timestamptz not null,
  -- When its facts were last read anew, at most every 15 minutes.
  seen_at timestamptz not null,
  ended_at timestamptz
);

-- Serves the list of one's devices, and when somebody was last seen.
create index sessions_by_user on sessions (user_id, seen_at desc);
-- Serves "has this browser signed in before?"
create index sessions_by_browser on sessions (browser_hash) where browser_hash is not null;

-- A manager's session reads as its own role (0052_roles.sql, which makes it where this one did not).
do $$ begin
  create role floodline_person nologin;
exception when duplicate_object or unique_violation then null;
end $$;
grant select on sessions to floodline_person;
create policy own on sessions to floodline_person
using (user_id = nullif(current_setting('floodline.user_id', true), '')::uuid);

-- Everybody of before counts as seen today: from here on silence is counted.
insert into sessions (user_id, browser, system, signed_in_at, seen_at, ended_at)
select id, 'other', 'other', now(), now(), now() from users;

-- What sessions say of these accounts is to be read anew: each api keeps those of the last minutes in
-- mind, and hears of new ones at once.
create table changed_accounts (
  id bigint generated always as identity primary key,
  -- Without a reference: the account may be gone.
  user_id uuid not null,
  changed_at timestamptz not null default clock_timestamp()
);
create index changed_accounts_by_time on changed_accounts (changed_at);

create function note_changed_account(changed_user uuid) returns void language plpgsql as $$
declare
  change bigint;
begin
  insert into changed_accounts (user_id) values (changed_user) returning id into change;
  perform pg_notify('account_changed', change || ' ' || changed_user);
end $$;

create function note_changed_user() returns trigger language plpgsql as $$
begin
  perform note_changed_account(old.id);
  return null;
end $$;
create trigger user_deleted after delete on users
for each row execute function note_changed_user();
-- Whoever changes it: an operator, a district that goes.
create trigger role_changed after update of bid_id on users
for each row when (old.bid_id is distinct from new.bid_id)
execute function note_changed_user();

create function note_ended_session() returns trigger language plpgsql as $$
begin
  perform note_changed_account(old.user_id);
  return null;
end $$;
create trigger session_ended after update of ended_at on sessions
for each row when (old.ended_at is null and new.ended_at is not null)
execute function note_ended_session();

-- Signing out everywhere ends the rows.
alter table users drop column sessions_valid_from;
