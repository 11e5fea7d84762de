-- A storm tells each of its dangers: a river's flood warning of nine days must not hide a flash flood. A
-- step may so come again, and the turn says the how manieth it is: one alert for (episode, step, turn), one
-- message for (resident, episode, step, turn).
alter table alerts add column turn smallint not null default 1 check (turn > 0);
alter table alerts drop constraint alerts_episode_id_step_key;
alter table alerts add constraint alerts_once unique (episode_id, step, turn);

alter table messages add column turn smallint not null default 1 check (turn > 0);
drop index messages_once;
create unique index messages_once on messages (episode_id, user_id, step, turn)
  where episode_id is not null;

-- Since when, and when last, the sky over a storm was at flood risk; both null: not yet.
alter table episodes
  add column flood_from timestamptz,
  add column flood_at timestamptz,
  add check ((flood_from is null) = (flood_at is null));
update episodes set flood_from = started_at, flood_at = greatest(started_at, wet_at)
where cleared_at is null and level = 'flood';

-- What an alert told of; those of before this migration by their source.
create function danger_told(step step, facts jsonb) returns text
language sql immutable parallel safe
as $$
  select case
    when facts ? 'danger' then facts ->> 'danger'
    when facts ? 'warning' then
      danger_of(facts #>> '{warning,event}', facts #>> '{warning,threat}')::text
    when step = 'flood' then 'rain'
    else step::text
  end
$$;

-- Whether a newer alert of a storm takes the place of a text that still waits: one of a river and one of
-- the sky stand beside each other, and the question beside all. An all-clear ends both.
create function takes_place_of(newer alerts, older alerts) returns boolean
language sql immutable parallel safe
as $$
  select newer.episode_id = older.episode_id and newer.id <> older.id
    and newer.step <> 'ask' and older.step <> 'ask'
    and (newer.step = 'clear' or older.step = 'clear'
      or (danger_told(newer.step, newer.facts) = 'river')
        = (danger_told(older.step, older.facts) = 'river'))
$$;
