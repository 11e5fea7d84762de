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

-- One row, since both are the sending number's, whatever the number of workers: who claims texts
-- locks it, so that speed and money are exact.
create table sending_pace (
  id boolean primary key default true check (id),
  -- When the next text may leave. Pushed ahead where the carrier wants us to wait.
  next_at timestamptz not null default '-infinity',
  -- What the texts of a UTC day cost, in parts; those of refused ones are taken back.
  spent_on date not null default '-infinity',
  spent integer not null default 0
);
insert into sending_pace default values;

-- Serves the operator: how many texts the networks took for spam of late.
create index messages_filtered on messages (settled_at) where error_code in (30004, 30007);

-- Serves receipts and settling; what has no answer yet, which is all of a new storm, stays out.
alter table messages drop constraint messages_provider_sid_key;
create unique index messages_by_sid on messages (provider_sid) where provider_sid is not null;

-- One message for (resident, episode, step), and the texts of a storm: one index for both.
drop index messages_once;
drop index messages_by_episode;
create unique index messages_once on messages (episode_id, user_id, step)
  where episode_id is not null;

-- An alert is of its episode, and neither is ever deleted: enqueueing reads both as it writes, and
-- these checks made it a third slower.
alter table messages
  drop constraint messages_episode_id_fkey,
  drop constraint messages_alert_id_fkey;

-- Higher goes first: flood risk, then heavy, then any, then the all-clear, then the question.
create function alert_priority(step step) returns smallint
language sql immutable parallel safe
as $$
  select case step
    when 'flood' then 3 when 'heavy' then 2 when 'any' then 1 when 'clear' then 0 else -1
  end::smallint
$$;
