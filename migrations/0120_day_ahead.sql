-- "A day ahead": an official watch is texted to who asks for that, and to nobody else
-- (docs/decisions/0047-warnings-as-they-are.md).
alter table users add column wants_ahead boolean not null default false;
-- Serves "which ZIP codes do they follow?", at each hearing of the Weather Service.
create index users_ahead on users (id) where wants_ahead;

-- A text of a watch: its chain (the first of its messages), and what it was when it was told, for "Why did I get
-- this?". It is of no storm and has no step.
alter table messages
  add column watch_chain text,
  add column watch jsonb,
  add constraint messages_of_watch check (watch_chain is null or kind = 'alert' and step is null) not valid;
grant select (watch_chain, watch) on messages to floodline_manager;
-- A watch is told to a person once, whatever crashes, runs twice or updates it. One that waited into the night and
-- never left is told in the morning.
create unique index messages_watch_once on messages (watch_chain, user_id)
  where watch_chain is not null and expired_for is distinct from 'late';
-- Serves the end of what waits yet, when its watch ends or its storm comes.
create index messages_watch_waiting on messages (watch_chain)
  where watch_chain is not null and status in ('held', 'queued');
