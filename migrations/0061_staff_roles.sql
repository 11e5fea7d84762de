-- What each of a district's staff may do: shared/staff_roles.ts says it, docs/decisions/0028 why.
alter table users
  add column bid_role text check (bid_role in ('viewer', 'crew', 'manager')),
  -- Of the staff, since when.
  add column bid_since timestamptz;
-- All of before were managers.
update users set bid_role = 'manager', bid_since = created_at where bid_id is not null;
alter table users
  add check ((bid_id is null) = (bid_role is null)),
  add check ((bid_id is null) = (bid_since is null));

-- The role goes with the district, whoever takes it: also where the district itself goes.
create function end_role() returns trigger language plpgsql as $$
begin
  new.bid_role := null;
  new.bid_since := null;
  return new;
end $$;
create trigger role_ends before update of bid_id on users
for each row when (new.bid_id is null)
execute function end_role();
create function begin_role() returns trigger language plpgsql as $$
begin
  new.bid_since := now();
  return new;
end $$;
create trigger role_begins before insert or update of bid_id on users
for each row when (new.bid_id is not null and new.bid_since is null)
execute function begin_role();

-- What a session says of its owner: another role counts at once, as another district does.
drop trigger role_changed on users;
create trigger role_changed after update of bid_id, bid_role on users
for each row when ((old.bid_id, old.bid_role) is distinct from (new.bid_id, new.bid_role))
execute function note_changed_user();

-- A district that has a manager keeps one: of two who take each other's role at once, one stays. Whoever
-- deletes their own account may, and an operator's command says that it may.
create function keep_a_manager() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('floodline.may_leave_no_manager', true), '') = 'yes' then
    return null;
  end if;
  -- In a row, one after the other. A district that is gone needs none.
  perform from bids where id = old.bid_id for update;
  if found and not exists (
    select from users where bid_id = old.bid_id and bid_role = 'manager'
  ) then
    raise exception 'a district keeps a manager'
      using errcode = 'check_violation', constraint = 'users_last_manager', table = 'users';
  end if;
  return null;
end $$;
create trigger manager_stays after update of bid_id, bid_role on users
for each row when (
  old.bid_role = 'manager'
  and (old.bid_id, old.bid_role) is distinct from (new.bid_id, new.bid_role)
)
execute function keep_a_manager();
