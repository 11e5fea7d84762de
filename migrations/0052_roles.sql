-- Who may see what, by the role a program works as (docs/decisions/0027-roles.md):
--   the owner            migrates, and nothing else
--   floodline_program    what the api, the worker and the operators' commands connect as: owns nothing,
--                        cannot pass by row-level security
--   floodline_manager    a district's room: its rows, and nothing of people
--   floodline_person     all else that a manager's session reads: their own account, and what anybody may
do $$
declare
  role text;
begin
  foreach role in array array['floodline_program', 'floodline_manager', 'floodline_person'] loop
    begin
      execute format('create role %I nologin', role);
    exception
      -- Roles belong to the cluster: another database of it may have made this one already, even at
      -- this very moment.
      when duplicate_object or unique_violation then null;
    end;
  end loop;
  -- Also where somebody has made them by hand, with more than they need. Without a password (`deno task
  -- migrate` sets the one it is given) this lets in nobody, but where the cluster trusts its machine.
  if exists (
    select from pg_roles where rolname = 'floodline_program'
      and (not rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
  ) then
    alter role floodline_program login nosuperuser nobypassrls nocreaterole nocreatedb;
  end if;
exception
  -- "tuple concurrently updated": another database's migration does this now.
  when internal_error then null;
end
$$;

-- Each is put on for a transaction, by name; none counts where it was not put on.
grant floodline_manager, floodline_person to floodline_program with inherit false, set true;
-- The owner's views and data migrations see all rows also where the owner is no superuser.
grant floodline_program to current_user with inherit true;
grant usage on schema public to floodline_program, floodline_person;
alter default privileges in schema public
  grant select, insert, update, delete on tables to floodline_program;
alter default privileges in schema public grant usage on sequences to floodline_program;

-- For each table that has none yet: row-level security, also for its owner, and the programs' way in. A
-- migration that makes a table ends with this; a test fails where one forgot. What managers see of
-- a table is for that migration to say: nothing, by itself.
create function guard_tables() returns void
language plpgsql
as $$
declare
  name regclass;
  own_access text;
begin
  for name in
    select oid from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
  loop
    own_access := case name
      when 'schema_migrations'::regclass then 'select' else 'select, insert, update, delete'
    end;
    execute format('grant %s on %s to floodline_program', own_access, name);
    execute format('alter table %s enable row level security, force row level security', name);
    if not exists (select from pg_policy where polrelid = name and polname = 'programs') then
      execute format(
        'create policy programs on %s to floodline_program using (true) with check (true)', name
      );
    end if;
  end loop;
  revoke insert, update, delete on schema_migrations from floodline_program;
  grant usage on all sequences in schema public to floodline_program;
end
$$;
select guard_tables();

create function own_user_id() returns uuid
language sql stable parallel safe
as $$ select nullif(current_setting('floodline.user_id', true), '')::uuid $$;

-- What anybody may know: weather, storms and what was told of them, how FloodLine itself does.
do $$
declare
  name text;
begin
  foreach name in array array[
    'zips', 'unplaced_zips', 'cells', 'rain_days', 'rain_history', 'warnings', 'episodes', 'alerts',
    'conditions', 'sweeps'
  ] loop
    execute format('create policy anybody on %I to floodline_manager, floodline_person using (true)', name);
    execute format('grant select on %I to floodline_person', name);
  end loop;
  -- Districts too: each ZIP code's page and each map show them. A manager's room shows its own alone.
  foreach name in array array['bids', 'bid_zips', 'bid_levels', 'bid_streets'] loop
    execute format('create policy anybody on %I to floodline_person using (true)', name);
    execute format('grant select on %I to floodline_person', name);
  end loop;
end
$$;

-- Reports as the public may know them, and where: by a view, which sees them for whoever asks.
create view reported_places as
select
  id, zip, status, water_answer, happened_at,
  public_degrees(latitude) as latitude, public_degrees(longitude) as longitude,
  -- Cheaper to compare with: a corner of the thousandth of a degree that it lies in.
  floor(latitude * 1000) / 1000 as south, floor(longitude * 1000) / 1000 as west
from reports
where withdrawn_at is null;

-- The ZIP codes that somebody follows or a district cares for; not who.
create view watched_zips as
select zip from zips
where exists (select from places p where p.zip = zips.zip)
  or exists (select from bid_zips bz where bz.zip = zips.zip);

grant select on public_reports, reported_places, watched_zips to floodline_program, floodline_person;

-- One's own, and of one's district what its managers may see.
grant select on users, places, messages, depth_answers, inbound_texts, sign_in_codes, reports, media,
  report_changes, report_confirmations to floodline_person;

create policy own on users to floodline_person using (id = own_user_id());
create policy own on places to floodline_person using (user_id = own_user_id());
create policy own on depth_answers to floodline_person using (user_id = own_user_id());

-- Kept under the number alone: codes, which go to nobody known yet, and what people text us.
create function own_phone() returns text
language sql stable parallel safe
as $$ select phone from users where id = own_user_id() $$;

create policy own on messages to floodline_person
  using (user_id = own_user_id() or user_id is null and phone = (select own_phone()));
create policy own on inbound_texts to floodline_person using (phone = (select own_phone()));
create policy own on sign_in_codes to floodline_person using (phone = (select own_phone()));

create policy own on reports to floodline_person
  using (user_id = own_user_id() or bid_id = own_bid_id());
-- What hangs on a report is seen by whom the report is: the policy above is behind these.
create policy own on media to floodline_person
  using (user_id = own_user_id() or exists (select from reports r where r.id = media.report_id));
create policy own on report_changes to floodline_person
  using (exists (select from reports r where r.id = report_changes.report_id));
create policy own on report_confirmations to floodline_person
  using (
    user_id = own_user_id()
    or exists (select from reports r where r.id = report_confirmations.report_id)
  );
