-- An official warning is flood risk to its readers: it concerns the same people, goes first with it,
-- and wakes those who wish to be woken.

-- The level of those whom a step concerns; null: an all-clear and a question concern who was told.
create function level_of(step step) returns level
language sql immutable parallel safe
as $$
  select case step
    when 'any' then 'any' when 'heavy' then 'heavy' when 'flood' then 'flood'
    when 'warning' then 'flood'
  end::level
$$;

create or replace function alert_priority(step step) returns smallint
language sql immutable parallel safe
as $$
  select case level_of(step)
    when 'flood' then 3 when 'heavy' then 2 when 'any' then 1
    else case step when 'clear' then 0 else -1 end
  end::smallint
$$;

create or replace function held_for(
  step step, hour int, quiet_from int, quiet_to int, wakes_for_flood boolean,
  paused_until timestamptz, now timestamptz
) returns text
language sql immutable parallel safe
as $$
  select case
    when paused_until > now then 'pause'
    when is_quiet_hour(hour, quiet_from, quiet_to)
      and not (step in ('flood', 'warning') and wakes_for_flood)
      then 'quiet'
  end
$$;

-- Serves the sweep's plan: which open storms an official warning was told of.
create index alerts_warned on alerts (episode_id) where facts ? 'warning';
