-- Broadcasts: a district's own words to who follows its ZIP codes. How one cannot be sent twice, and how it
-- is stopped: docs/decisions/0031-broadcasts.md.
create type broadcast_state as enum (
  'draft',
  'returned',  -- somebody asked for changes
  'submitted', -- waits for whoever sends it
  'sending',
  'finished',  -- nothing of it waits any more
  'stopped',
  'discarded'
);

-- Whoever wrote a broadcast may not be the one who sends it.
alter table bids add column if not exists two_pairs_of_eyes boolean not null default false;

create table broadcasts (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  -- Goes to the district's staff alone, and says so in each text. Never changes.
  is_drill boolean not null,
  state broadcast_state not null default 'draft',
  -- The newest: each is kept in broadcast_versions.
  version integer not null default 1,
  created_at timestamptz not null,
  unique (id, bid_id)
);
-- Serves the list on the page; the newest first.
create index broadcasts_by_bid on broadcasts (bid_id, id desc);
-- Serves the worker: those that go out just now.
create index broadcasts_sending on broadcasts (id) where state = 'sending';

create table broadcast_versions (
  broadcast_id uuid not null,
  bid_id uuid not null,
  version integer not null,
  -- Null: an account that is gone.
  user_id uuid references users on delete set null,
  written_at timestamptz not null,
  -- As the API has it: BroadcastContent of shared/api/district/broadcasts.ts.
  content jsonb not null,
  primary key (broadcast_id, version),
  foreign key (broadcast_id, bid_id) references broadcasts (id, bid_id) on delete cascade
);
create index broadcast_versions_by_user on broadcast_versions (user_id) where user_id is not null;

-- Each change of state; finished by nobody.
create table broadcast_acts (
  id bigint generated always as identity primary key,
  broadcast_id uuid not null,
  bid_id uuid not null,
  version integer not null,
  state broadcast_state not null,
  user_id uuid references users on delete set null,
  acted_at timestamptz not null,
  reason text check (reason <> ''),
  foreign key (broadcast_id, bid_id) references broadcasts (id, bid_id) on delete cascade
);
create index broadcast_acts_by_broadcast on broadcast_acts (broadcast_id, id);
create index broadcast_acts_by_user on broadcast_acts (user_id) where user_id is not null;

-- One for a draft, whatever is pressed twice: its key is the draft's.
create table broadcast_sendings (
  broadcast_id uuid primary key,
  bid_id uuid not null,
  sent_at timestamptz not null,
  -- Until then it may be undone, and no phone has rung.
  leaves_at timestamptz not null,
  valid_until timestamptz not null,
  -- What the page before sending had said, and how many were then written to.
  expected integer not null,
  people integer not null,
  parts integer not null,
  -- [{"reason": "quiet", "count": 3}]
  left_out jsonb not null,
  foreign key (broadcast_id, bid_id) references broadcasts (id, bid_id) on delete cascade
);
-- Serves the limit a district and day.
create index broadcast_sendings_by_bid on broadcast_sendings (bid_id, sent_at);
select guard_tables();

do $$
declare
  name text;
begin
  foreach name in array array['broadcasts', 'broadcast_versions', 'broadcast_acts', 'broadcast_sendings'] loop
    execute format(
      'create policy own_district on %I to floodline_manager using (bid_id = own_bid_id())', name
    );
  end loop;
end
$$;
grant select, update (state) on broadcasts to floodline_manager;
grant select on broadcast_versions, broadcast_acts, broadcast_sendings to floodline_manager;

-- With the end of the number of who did it: gone with the account.
create view own_broadcast_acts as
select a.id, a.broadcast_id, a.version, a.state, a.user_id, right(u.phone, 4) as ending, a.acted_at,
  a.reason
from broadcast_acts a left join users u on u.id = a.user_id
where a.bid_id = own_bid_id();
create view own_broadcast_versions as
select v.broadcast_id, v.version, v.user_id, right(u.phone, 4) as ending, v.written_at, v.content
from broadcast_versions v left join users u on u.id = v.user_id
where v.bid_id = own_bid_id();

-- When somebody may be told what can wait: as endOfRest in shared/server/outbox/rest.ts; a test holds the
-- two to one answer.
create function rest_ends_at(
  at timestamptz, quiet_from int, quiet_to int, paused_until timestamptz, time_zone text
) returns timestamptz
language sql immutable parallel safe
as $$
  select case
    when is_quiet_hour(extract(hour from begins at time zone time_zone)::int, quiet_from, quiet_to) then (
      date_trunc('hour', begins at time zone time_zone) + make_interval(hours =>
        (quiet_to - extract(hour from begins at time zone time_zone)::int + 24) % 24)
    ) at time zone time_zone
    else begins
  end
  from (select greatest(at, paused_until) as begins) rest
$$;

-- Why somebody gets no text of a broadcast; null: they get one. By what weighs most for them.
create function untold_for(
  has_left boolean, is_unreachable boolean, has_agreed boolean, has_words boolean,
  paused_until timestamptz, rest_ends_at timestamptz, leaves_at timestamptz, valid_until timestamptz
) returns text
language sql immutable parallel safe
as $$
  select case
    when has_left then 'left'
    when is_unreachable then 'unreachable'
    when not has_agreed then 'notAgreed'
    when not has_words then 'noWords'
    when rest_ends_at < valid_until then null
    when paused_until > leaves_at then 'paused'
    else 'quiet'
  end
$$;

-- Whom a district's broadcast may be for, in numbers alone: its followers, and for drills its staff.
create view own_audience as
select
  is_staff, zips, language, consent_version, has_left, is_unreachable, quiet_from, quiet_to,
  paused_until, count(*)::int as people
from (
  select
    false as is_staff, array_agg(p.zip order by p.zip) as zips, u.language,
    case when u.consented_at is not null then u.consent_version end as consent_version,
    u.unsubscribed_at is not null as has_left, u.unreachable_at is not null as is_unreachable,
    u.quiet_from, u.quiet_to, u.paused_until
  from bid_zips bz
  join places p using (zip)
  join users u on u.id = p.user_id
  where bz.bid_id = own_bid_id()
  group by u.id
  union all
  select
    true, '{}', u.language, null, u.unsubscribed_at is not null, u.unreachable_at is not null,
    u.quiet_from, u.quiet_to, u.paused_until
  from users u
  where u.bid_id = own_bid_id()
) person
group by is_staff, zips, language, consent_version, has_left, is_unreachable, quiet_from, quiet_to,
  paused_until;
grant select on own_broadcast_acts, own_broadcast_versions, own_audience
  to floodline_program, floodline_manager;

-- Like an alert's, it is looked up by nothing while it is written: no foreign key.
alter table messages
  add column broadcast_id uuid,
  add constraint messages_of_broadcast check ((kind = 'broadcast') = (broadcast_id is not null)) not valid;

-- "broadcast": a district's words to many; "test": the same, to who wrote it. "takenBack": its broadcast
-- was stopped before it left. Beside what is allowed so far, whatever that is by now: every row passes the
-- new checks, for the old ones were stricter.
do $$
declare
  grown record;
  allowed text[];
begin
  for grown in
    select * from (values
      ('kind', 'messages_kind_check', array['broadcast', 'test']),
      ('expired_for', 'messages_expired_for_check', array['takenBack'])
    ) as grown (of_column, constraint_name, more)
  loop
    select array_agg(word.quoted[1]) || grown.more into allowed
    from pg_constraint,
      regexp_matches(pg_get_constraintdef(oid), '''(\w+)''::text', 'g') as word (quoted)
    where conrelid = 'messages'::regclass and conname = grown.constraint_name;
    execute format(
      'alter table messages drop constraint %1$I, add constraint %1$I check (%2$I = any (%3$L::text[])) not valid',
      grown.constraint_name, grown.of_column, allowed
    );
  end loop;
end
$$;
-- One text of a broadcast to a person.
create unique index messages_broadcast_once on messages (broadcast_id, user_id)
  where broadcast_id is not null;
-- Serves the worker (has a broadcast ended, has somebody's night begun) and the stop.
create index messages_broadcast_open on messages (broadcast_id)
  where broadcast_id is not null and status in ('queued', 'sending', 'unknown');
-- Serves the bound on tests a person and day.
create index messages_tests on messages (user_id, created_at) where kind = 'test';

-- What became of a broadcast's texts: by a view, for a policy would be asked of each of 50,000.
create view own_broadcast_texts as
select m.broadcast_id, m.status, m.error_code, m.expired_for, m.settled_at
from broadcasts b join messages m on m.broadcast_id = b.id
where b.bid_id = own_bid_id();
grant select on own_broadcast_texts to floodline_program, floodline_manager;

insert into purses (name) values ('broadcasts');
