-- How many newer reports the same person has sent, up to 50: for public lists, in which nobody may take
-- everybody else's place. Not who it was: this may be read by whoever may read the public's reports.
create view newer_of_senders as
select
  id,
  (
    select count(*) from (
      select from reports newer
      where newer.user_id = r.user_id and newer.withdrawn_at is null
        and (newer.happened_at, newer.id) > (r.happened_at, r.id)
      limit 50
    ) as bounded
  )::int as newer
from reports r;

do $$
declare
  role text;
begin
  foreach role in array array['floodline_program', 'floodline_person'] loop
    begin
      execute format('create role %I nologin', role);
    exception
      -- Roles belong to the cluster: see migrations/0052.
      when duplicate_object or unique_violation then null;
    end;
  end loop;
end
$$;
grant select on newer_of_senders to floodline_program, floodline_person;
