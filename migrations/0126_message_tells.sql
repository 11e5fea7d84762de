-- One storm, one text, also for who follows neighbors: a text may tell of several places. What it tells is a row
-- each (docs/decisions/0049-one-text.md); the columns of `messages` say the first and worst of them.
create table message_tells (
  message_id uuid not null references messages on delete cascade,
  -- Its reader's, as the message has it.
  user_id uuid,
  episode_id uuid not null,
  step step not null,
  turn smallint not null default 1 check (turn > 0),
  alert_id uuid,
  -- Its place in the text: the first is what the message's own columns say.
  position smallint not null default 1 check (position > 0),
  -- Why the text does not tell it any more: newer news of its storm came before it left.
  dropped_for text check (dropped_for in ('superseded'))
);
-- A step of a storm, in its turn, is told to a person once: in whichever text, whatever crashes or runs twice.
create unique index message_tells_once on message_tells (episode_id, user_id, step, turn);
-- Serves whoever reads what a text tells, and its deletion.
create index message_tells_of on message_tells (message_id);
-- Serves the texts of a district's storms: those that tell of a place beside another.
create index message_tells_beside on message_tells (episode_id) where position > 1;

-- What a message says in its own columns is the first that it tells, whoever writes it: an older release too.
create function tell_first() returns trigger language plpgsql as $$
begin
  insert into message_tells (message_id, user_id, episode_id, step, turn, alert_id)
  select id, user_id, episode_id, step, turn, alert_id from added where episode_id is not null;
  return null;
end
$$;
create trigger tells_first after insert on messages
  referencing new table as added for each statement execute function tell_first();

-- Whose account is deleted is nobody's reader any more.
create function forget_reader() returns trigger language plpgsql as $$
begin
  update message_tells set user_id = new.user_id where message_id = new.id;
  return null;
end
$$;
create trigger tells_of_nobody after update of user_id on messages
  for each row when (new.user_id is distinct from old.user_id) execute function forget_reader();

-- Told not to all yet whom it concerns: who has more to hear of the same sweep waits for its end, and an all-clear
-- for the other places of its reader. Owed until then, though the worker is killed.
alter table alerts add column is_owed boolean not null default false;
-- Serves the end of each sweep.
create index alerts_owed on alerts (created_at) where is_owed;

select guard_tables();
-- Whose text it is sees what it tells. Managers see numbers, by the view below.
grant select on message_tells to floodline_person;
create policy own on message_tells to floodline_person using (user_id = own_user_id());

-- As before (0094), with the texts that tell of an own ZIP code beside another. `is_counted`: once a text, for sums
-- over several storms.
create or replace view own_storm_texts as
select
  m.episode_id, m.alert_id, m.status, m.error_code, m.held_for, m.created_at, m.settled_at,
  true as is_counted
from bid_zips bz
join episodes e on e.zip = bz.zip
join messages m on m.episode_id = e.id
where bz.bid_id = own_bid_id()
union all
select
  t.episode_id, t.alert_id, m.status, m.error_code, m.held_for, m.created_at, m.settled_at,
  not exists (
    select from message_tells before
    join episodes storm on storm.id = before.episode_id
    join bid_zips own on own.zip = storm.zip
    where before.message_id = t.message_id and before.position < t.position
      and before.dropped_for is null and own.bid_id = own_bid_id()
  )
from bid_zips bz
join episodes e on e.zip = bz.zip
join message_tells t on t.episode_id = e.id and t.position > 1 and t.dropped_for is null
join messages m on m.id = t.message_id
where bz.bid_id = own_bid_id();

create or replace function count_people_texted(episode_ids uuid[])
returns table (texted integer, reached integer)
language sql stable security definer
set search_path = public, pg_temp
as $$
  select
    count(distinct m.user_id) filter (where has_left(m.status))::int,
    count(distinct m.user_id) filter (where m.status = 'delivered')::int
  from bid_zips bz
  join episodes e on e.zip = bz.zip and e.id = any(episode_ids)
  cross join lateral (
    select told.user_id, told.status from messages told where told.episode_id = e.id
    union all
    select told.user_id, told.status
    from message_tells t join messages told on told.id = t.message_id
    where t.episode_id = e.id and t.position > 1 and t.dropped_for is null
  ) m
  where bz.bid_id = own_bid_id()
$$;
