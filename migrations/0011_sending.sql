-- Sending: who is held, at what speed texts leave, and what a day may cost.

-- Why an alert must wait for its reader; null: it may be told now. The hour is the place's own.
-- A pause lets nothing through; quiet hours let flood risk through, for who said so.
create function held_for(
  step step, hour int, quiet_from int, quiet_to int, wakes_for_flood boolean,
  paused_until timestamptz, now timestamptz
) returns text
language sql immutable parallel safe
as $$
  select case
    when paused_until > now then 'pause'
    when is_quiet_hour(hour, quiet_from, quiet_to) and not (step = 'flood' and wakes_for_flood)
      then 'quiet'
  end
$$;

-- One row: the speed is the sending number's, whatever the number of workers.
create table sending_pace (
  id boolean primary key default true check (id),
  -- When the next text may leave. Pushed ahead where the carrier wants us to wait.
  next_at timestamptz not null default '-infinity'
);
insert into sending_pace default values;

-- What texts cost, by UTC day: the parts that left, and those of refused ones taken back.
create table spending (
  day date primary key,
  segments integer not null default 0
);

-- Serves receipts and settling; what has no answer yet, which is all of a new storm, stays out.
alter table messages drop constraint messages_provider_sid_key;
create unique index messages_by_sid on messages (provider_sid) where provider_sid is not null;

-- One message for (resident, episode, step), and the texts of a storm: one index for both.
drop index messages_once;
drop index messages_by_episode;
create unique index messages_once on messages (episode_id, user_id, step)
  where episode_id is not null;

-- Higher goes first: flood risk, then heavy, then any, then the all-clear, then the question.
create function alert_priority(step step) returns smallint
language sql immutable parallel safe
as $$
  select case step
    when 'flood' then 3 when 'heavy' then 2 when 'any' then 1 when 'clear' then 0 else -1
  end::smallint
$$;
