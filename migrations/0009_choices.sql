-- What residents and districts choose for themselves.

alter table users
  add column language text not null default 'en' check (language in ('en', 'es', 'zh')),
  -- Whole hours of the day in the place's own time zone; both null: no quiet hours.
  add column quiet_from smallint default 21 check (quiet_from between 0 and 23),
  add column quiet_to smallint default 8 check (quiet_to between 0 and 23),
  -- Flood risk and official warnings may break through the quiet hours: only who says so is woken.
  add column wakes_for_flood boolean not null default false,
  -- Said PAUSE: nothing at all until then.
  add column paused_until timestamptz,
  add check ((quiet_from is null) = (quiet_to is null));

-- Whether an hour of the day (0 to 23) lies in somebody's quiet hours, which may span midnight.
-- From and to the same: none.
create function is_quiet_hour(hour int, quiet_from int, quiet_to int) returns boolean
language sql immutable parallel safe
as $$
  select coalesce(
    case
      when quiet_from < quiet_to then hour >= quiet_from and hour < quiet_to
      when quiet_from > quiet_to then hour >= quiet_from or hour < quiet_to
    end, false)
$$;

-- A district's own thresholds for a level; a level without a row has FloodLine's (shared/levels.ts).
-- Over a ZIP code of several districts the most careful of each counts.
create table bid_levels (
  bid_id uuid not null references bids on delete cascade,
  level level not null,
  quarter_mm real not null check (quarter_mm > 0 and quarter_mm <= 100),
  -- Null: an hour's sum does not count for this level.
  hour_mm real check (hour_mm > 0 and hour_mm <= 200),
  primary key (bid_id, level)
);
-- How far ahead of the rain a district wants its people told; null: FloodLine's two hours.
alter table bids add column lead_minutes smallint check (lead_minutes between 30 and 180);

grant select, insert, update, delete on bid_levels to floodline_manager;
grant update (lead_minutes) on bids to floodline_manager;
alter table bid_levels enable row level security;
create policy own_district on bid_levels to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());

alter table messages
  -- Why a message waited for its reader; stays when it is told after all.
  add column held_for text check (held_for in ('quiet', 'pause')),
  -- Why one expired: a newer alert or the all-clear, too late, its reader left, the day's money spent.
  add column expired_for text
    check (expired_for in ('superseded', 'late', 'stopped', 'overBudget')),
  add column language text not null default 'en';
grant select (held_for, expired_for, alert_id) on messages to floodline_manager;

-- Serves the morning: what is held and may be told now.
create index messages_held on messages (episode_id) where status = 'held';

-- What a resident answered to "Is it flooding where you are?" 0 dry, 1 ankle, 2 knee, 3 inside.
create table depth_answers (
  -- The question.
  message_id uuid primary key references messages on delete cascade,
  user_id uuid references users on delete set null,
  answer smallint not null check (answer between 0 and 3),
  report_id uuid references reports on delete set null,
  answered_at timestamptz not null
);

alter table reports add column via text not null default 'web' check (via in ('web', 'text'));

-- A photo that came by text: the worker takes it over from the carrier, once.
alter table media
  add column source_url text unique,
  add column taking_tries smallint not null default 0,
  add column taking_at timestamptz;
create index media_to_take on media (created_at) where source_url is not null and ready_at is null;
