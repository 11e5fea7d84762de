-- The tide, a second source beside the rain: NOAA's water-level stations, which of them speaks for a ZIP code, what
-- each has told, and what was texted of it (docs/decisions/0048-the-tide.md).

-- Those that can be followed: they have flood levels and mean lower low water.
create table stations (
  id text primary key check (id ~ '^[0-9]{7}$'),
  name text not null,
  state text,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  -- Millimetres above mean lower low water; null: the station has no such level.
  minor smallint not null,
  moderate smallint,
  major smallint,
  -- Whose flood levels they are: the Weather Service's, or the Ocean Service's own.
  levels_by text not null check (levels_by in ('nws', 'nos')),
  -- When NOAA's list last named it.
  listed_at timestamptz not null,
  check (minor < coalesce(moderate, major, 32767) and coalesce(moderate, minor) < coalesce(major, 32767))
);

-- Chosen by an operator or by a district for its own ZIP codes; nobody's: no tide there.
create table zip_stations (
  zip text primary key references zips,
  station_id text not null references stations,
  -- Null: an operator.
  bid_id uuid references bids on delete cascade,
  chosen_at timestamptz not null
);
-- Serves "whom does this station concern?" at each step of a tide.
create index zip_stations_by_station on zip_stations (station_id);
-- Serves the cascade when a district is removed.
create index zip_stations_by_district on zip_stations (bid_id) where bid_id is not null;

-- What a station said last: one height every six minutes from `…_from` on, in millimetres above mean lower low
-- water, null where none is known.
create table tide_levels (
  station_id text primary key references stations on delete cascade,
  predicted_from timestamptz,
  predicted smallint[] not null default '{}',
  predicted_at timestamptz,
  observed_from timestamptz,
  observed smallint[] not null default '{}',
  -- When the gauge last gave heights that are of use.
  observed_at timestamptz
);

-- One tide, one episode.
create table tides (
  id uuid primary key default uuidv7(),
  station_id text not null references stations,
  -- The worst that was told.
  level text not null check (level in ('minor', 'moderate', 'major')),
  started_at timestamptz not null,
  -- When it stands highest, by what was expected last.
  high_at timestamptz not null,
  cleared_at timestamptz,
  -- Whether the least level was measured; null: not over, or nobody knows.
  came_true boolean
);
create unique index tides_open on tides (station_id) where cleared_at is null;
-- Serves "what was told of this station last?", at each sweep and on the pages.
create index tides_of_station on tides (station_id, started_at desc);

-- What was told of a tide; the turn as an alert's: minor is step heavy, moderate and major are step flood.
create table tide_alerts (
  id uuid primary key default uuidv7(),
  tide_id uuid not null references tides,
  step step not null check (step in ('heavy', 'flood', 'clear')),
  turn smallint not null default 1 check (turn > 0),
  facts jsonb not null,
  created_at timestamptz not null,
  constraint tide_alerts_once unique (tide_id, step, turn)
);

-- Texts of the tide come to those who asked for them alone.
alter table users add column wants_tides boolean not null default false;

-- A text of the tide has its tide in `episode_id` and its alert in `alert_id`, which are no foreign keys (0011), and
-- here the reader's ZIP code that it names: one text for (resident, tide, step, turn), by the same index as the rain's.
alter table messages add column tide_zip text;
grant select (tide_zip) on messages to floodline_manager;

-- Anybody may know where the water stands, and what was told of it.
do $$
declare
  name text;
begin
  foreach name in array array['stations', 'zip_stations', 'tide_levels', 'tides', 'tide_alerts'] loop
    execute format('create policy anybody on %I to floodline_manager, floodline_person using (true)', name);
    execute format('grant select on %I to floodline_manager, floodline_person', name);
  end loop;
end
$$;
select guard_tables();

-- What pages show of it is kept (0111): each height, each choice, each tide.
create function zips_of_stations_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_public_zips(array(
    select distinct zs.zip from changed join zip_stations zs on zs.station_id = changed.station_id order by zs.zip
  ));
  return null;
end
$$;
create trigger public_heights_added after insert on tide_levels
  referencing new table as changed for each statement execute function zips_of_stations_changed();
create trigger public_heights_changed after update on tide_levels
  referencing new table as changed for each statement execute function zips_of_stations_changed();
create trigger public_tides_added after insert on tides
  referencing new table as changed for each statement execute function zips_of_stations_changed();
create trigger public_tides_changed after update on tides
  referencing new table as changed for each statement execute function zips_of_stations_changed();
create trigger public_stations_chosen after insert on zip_stations
  referencing new table as changed for each statement execute function zips_changed();
create trigger public_stations_changed after update on zip_stations
  referencing new table as changed for each statement execute function zips_changed();
create trigger public_stations_left after delete on zip_stations
  referencing old table as changed for each statement execute function zips_changed();
