-- The housekeeping makes and drops a month of rain_history, which is its owner's to do: by these two, and
-- nothing else of the kind.

-- As before (0052), but without a lock on a table that has all it needs: months come while all else runs.
create or replace function guard_tables() returns void
language plpgsql
set search_path = public, pg_temp
as $$
declare
  name regclass;
begin
  for name in
    select oid from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not (
        relrowsecurity and relforcerowsecurity
        and exists (select from pg_policy where polrelid = pg_class.oid and polname = 'programs')
      )
  loop
    execute format('grant select, insert, update, delete on %s to floodline_program', name);
    execute format('alter table %s enable row level security, force row level security', name);
    execute format(
      'create policy programs on %s to floodline_program using (true) with check (true)', name
    );
  end loop;
end
$$;
revoke execute on function guard_tables from public;

create function make_rain_month(month date) returns void
language plpgsql security definer
set search_path = public, pg_temp
as $$
begin
  execute format(
    'create table %I partition of rain_history for values from (%L) to (%L)',
    to_char(month, '"rain_history_"YYYY_MM'), date_trunc('month', month)::date,
    (date_trunc('month', month) + interval '1 month')::date
  );
  perform guard_tables();
end
$$;

create function drop_rain_month(month date) returns void
language plpgsql security definer
set search_path = public, pg_temp
as $$
begin
  execute format('drop table %I', to_char(month, '"rain_history_"YYYY_MM'));
end
$$;

revoke execute on function make_rain_month, drop_rain_month from public;
grant execute on function make_rain_month, drop_rain_month to floodline_program;
select guard_tables();
