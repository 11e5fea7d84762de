-- What the weather said: sweeps, readings, warnings, episodes. The worker alone writes these.

-- One run over every ZIP code. Its slot, the half hour, is owed: the row is the record, the cron a doorbell.
create table sweeps (
  slot timestamptz primary key,
  status text not null check (status in ('running', 'done', 'partial', 'failed')),
  started_at timestamptz not null,
  -- A running sweep past its lease is taken to have crashed and may be claimed again.
  lease_until timestamptz not null,
  finished_at timestamptz,
  -- zips, cells, requests, raining, episodes, messages, seconds
  figures jsonb
);

-- A cell's rain over the 15 minutes before `at`. Past when `at` <= `read_at`, else a forecast.
create table readings (
  cell_id bigint not null references cells,
  at timestamptz not null,
  mm real not null check (mm >= 0),
  read_at timestamptz not null,
  primary key (cell_id, at)
);

-- The National Weather Service's active flood warnings, as last heard.
create table warnings (
  id text primary key,
  event text not null,
  headline text,
  sender text,
  -- GeoJSON Polygon or MultiPolygon; null where the warning names counties only.
  area jsonb,
  onset_at timestamptz,
  ends_at timestamptz not null,
  seen_at timestamptz not null
);

-- One storm over one ZIP code, from first crossing to all-clear.
create table episodes (
  id uuid primary key default uuidv7(),
  zip text not null references zips,
  level level not null,
  started_at timestamptz not null,
  -- When it last rained at half its starting threshold or more: the all-clear counts from here.
  wet_at timestamptz not null,
  cleared_at timestamptz
);

-- One storm, one episode: a ZIP code has at most one that is open.
create unique index episodes_open on episodes (zip) where cleared_at is null;
-- Serves a ZIP code's history.
create index episodes_by_zip on episodes (zip, started_at desc);

create type step as enum ('any', 'heavy', 'flood', 'clear');

-- What an episode tells people: its start, each step up, its all-clear.
create table alerts (
  id uuid primary key default uuidv7(),
  episode_id uuid not null references episodes,
  step step not null,
  -- What led to it: peak, when, thresholds, warning, source. Kept to answer "why did I get this?"
  facts jsonb not null,
  created_at timestamptz not null,
  unique (episode_id, step)
);
