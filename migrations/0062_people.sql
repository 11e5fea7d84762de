-- Who works for a district: what they are called, who is invited, and what was done, for the district to read.

alter table users
  -- What the district calls one of its staff; gone with the role.
  add column staff_name text check (char_length(staff_name) between 1 and 60),
  add check (staff_name is null or bid_id is not null);
create or replace function end_role() returns trigger language plpgsql as $$
begin
  new.bid_role := null;
  new.bid_since := null;
  new.staff_name := null;
  return new;
end $$;

-- To a number, whoever has it: an account comes with the sign-in. Gone once it is answered or taken back.
create table invitations (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  phone text not null check (phone ~ '^\+1\d{10}$'),
  role text not null check (role in ('viewer', 'crew', 'manager')),
  name text check (char_length(name) between 1 and 60),
  -- Null: an account that is gone.
  invited_by uuid references users on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  unique (bid_id, phone)
);
-- Serves "am I invited?", and forgetting a number.
create index invitations_by_phone on invitations (phone);
-- Serves the deletion of a manager's account.
create index invitations_by_inviter on invitations (invited_by) where invited_by is not null;
-- Serves the housekeeping of those that ran out.
create index invitations_by_end on invitations (expires_at);

-- One text an invitation, whatever runs twice. Without a reference: the text outlives it.
alter table messages add column invitation_id uuid;
create unique index messages_invitations on messages (invitation_id) where invitation_id is not null;

-- Whose account it was done to, where that is another's than who did it.
alter table security_log add column about_id uuid;
-- Serves a district's log, newest first.
create index security_log_by_bid on security_log (bid_id, id desc) where bid_id is not null;
-- Serves forgetting whom it was about.
create index security_log_about on security_log (about_id) where about_id is not null;

select guard_tables();

create policy own on invitations to floodline_person using (phone = (select own_phone()));
grant select on invitations to floodline_person;

-- A district's own. Of a number its end alone.
create view own_staff as
select id, staff_name as name, right(phone, 4) as ending, bid_role as role, bid_since as since
from users where bid_id = own_bid_id();

create view own_invitations as
select id, name, right(phone, 4) as ending, role, invited_by, created_at, expires_at
from invitations where bid_id = own_bid_id();

-- What was done in a district, and by whom. Of an operator's acts the log has the account that they were
-- done to. Who is no longer of the staff is known by the end of their number; a deleted account is nobody.
create view own_acts as
select
  s.id, s.at, s.event, s.detail, s.is_operator, s.by_id, s.about_id,
  by_user.staff_name as by_name, right(by_user.phone, 4) as by_ending,
  about.staff_name as about_name, right(about.phone, 4) as about_ending
from (
  select id, at, event, bid_id, detail, detail ? 'by' as is_operator,
    case when not detail ? 'by' then user_id end as by_id,
    coalesce(about_id, case when detail ? 'by' then user_id end) as about_id
  from security_log where bid_id = own_bid_id()
) s
-- The name is the district's own: of who works for another by now nothing but the number's end.
left join (
  select id, phone, case when bid_id = own_bid_id() then staff_name end as staff_name from users
) by_user on by_user.id = s.by_id
left join (
  select id, phone, case when bid_id = own_bid_id() then staff_name end as staff_name from users
) about on about.id = s.about_id;

grant select on own_staff, own_invitations, own_acts to floodline_program, floodline_manager;
