-- The Weather Service's products as they are (shared/storms/products.ts), and the zones and counties that
-- most of them name in place of a polygon.

create or replace function danger_of(event text, threat text) returns danger
language sql immutable parallel safe
begin atomic
  select case
    when event in ('Flash Flood Warning', 'Flash Flood Statement') and threat = 'CATASTROPHIC'
      then 'emergency'::danger
    when event in ('Flash Flood Warning', 'Flash Flood Statement') and threat = 'CONSIDERABLE'
      then 'considerable'::danger
    when event = 'Flash Flood Warning' then 'flashFlood'::danger
    when event = 'Flood Warning' then 'river'::danger
    when event = 'Flood Advisory' then 'advisory'::danger
    when event = 'Flood Statement' then 'statement'::danger
    when event = 'Storm Surge Warning' then 'surge'::danger
    when event in ('Coastal Flood Warning', 'Lakeshore Flood Warning') then 'coastal'::danger
    when event in ('Coastal Flood Advisory', 'Lakeshore Flood Advisory')
      then 'coastalAdvisory'::danger
    when event in ('Coastal Flood Statement', 'Lakeshore Flood Statement')
      then 'coastalStatement'::danger
    else 'shown'::danger
  end;
end;

-- Dangers of different nature are told beside each other; as natureOf() in shared/storms/dangers.ts.
create function nature_of(danger text) returns text
language sql immutable parallel safe
as $$
  select case
    when danger = 'river' then 'river'
    when danger in ('coastalStatement', 'coastalAdvisory', 'coastal', 'surge') then 'sea'
    else 'sky'
  end
$$;

-- As before (0034), with the sea beside the river and the sky.
create or replace function takes_place_of(newer alerts, older alerts) returns boolean
language sql immutable parallel safe
as $$
  select newer.episode_id = older.episode_id and newer.id <> older.id
    and newer.step <> 'ask' and older.step <> 'ask'
    and (newer.step = 'clear' or older.step = 'clear'
      or nature_of(danger_told(newer.step, newer.facts))
        = nature_of(danger_told(older.step, older.facts)))
$$;

-- Whether a storm is one of rain, or of flood risk from above or a river: pages speak of its rain. Others
-- are the Weather Service's word alone; as isWithoutRain() in shared/storms/dangers.ts.
create function is_of_rain(e episodes) returns boolean
language sql stable parallel safe
as $$
  select coalesce(bool_or(danger_told(a.step, a.facts) not in (
    'statement', 'advisory', 'coastalStatement', 'coastalAdvisory', 'coastal', 'surge'
  )), true)
  from alerts a where a.episode_id = e.id and a.step not in ('clear', 'ask')
$$;

-- A forecast zone ("NYZ075") or a county ("NYC047") of the Weather Service, as it said last.
create table zones (
  id text primary key check (id ~ '^[A-Z]{2}[CZ][0-9]{3}$'),
  name text,
  -- GeoJSON Polygon or MultiPolygon, drawn a little simpler; null: it was never to be had.
  area jsonb,
  bounds box generated always as (bounds_of(area)) stored,
  -- When the area was last learned.
  learned_at timestamptz,
  -- Of the last try: null where it succeeded, and how many in a row have not.
  failure text,
  failures smallint not null default 0 check (failures >= 0),
  -- Not asked for before.
  ask_after timestamptz not null,
  check ((area is null) = (learned_at is null))
);

-- The ZIP codes that have a noticeable part in a zone (worker/warnings/zones/).
create table zone_zips (
  zone_id text not null references zones on delete cascade,
  zip text not null references zips on delete cascade,
  primary key (zone_id, zip)
);
-- Serves a ZIP code's page: the zones that it lies in. And the cascade.
create index zone_zips_by_zip on zone_zips (zip, zone_id);

select guard_tables();
create policy anybody on zones to floodline_manager, floodline_person using (true);
create policy anybody on zone_zips to floodline_manager, floodline_person using (true);
grant select on zones, zone_zips to floodline_manager, floodline_person;

create trigger public_zones after insert or update or delete on zone_zips
  for each statement execute function anything_changed();

-- The zones and counties that a warning without a polygon names.
alter table warnings add column zones text[] not null default '{}';
-- Serves a ZIP code's page: what is in force in its zones.
create index warnings_by_zone on warnings using gin (zones) where area is null;

-- The warnings, of any time, that reach a ZIP code: by their area, else by the zones that they name.
create or replace function warnings_over(z zips) returns setof warnings
language sql stable parallel safe rows 3
as $$
  select w.*
  from warnings w
  where w.bounds && box(
      point(
        z.longitude - reach_of(z) / 111195 / cosd(z.latitude), z.latitude - reach_of(z) / 111195
      ),
      point(
        z.longitude + reach_of(z) / 111195 / cosd(z.latitude), z.latitude + reach_of(z) / 111195
      )
    )
    and touches(w.area, point(z.longitude, z.latitude), reach_of(z))
  union all
  select w.*
  from warnings w
  where w.area is null
    and w.zones && array(select zone_id from zone_zips zz where zz.zip = z.zip)
$$;

-- Whether nobody can tell all that a warning reaches: it has neither a polygon nor only zones that are known.
create function is_unplaced(w warnings) returns boolean
language sql stable parallel safe
as $$
  select w.area is null and (w.zones = '{}' or exists (
    select from unnest(w.zones) as named (id)
    where not exists (select from zones k where k.id = named.id and k.area is not null)
  ))
$$;

-- The areas of a warning, or of the zones that it names, each as a list of its parts.
create function areas_of(w warnings) returns setof jsonb
language sql stable parallel safe
as $$
  select case area ->> 'type'
    when 'Polygon' then jsonb_build_array(area -> 'coordinates') else area -> 'coordinates'
  end
  from (
    select w.area where w.area is not null
    union all
    select k.area from zones k where w.area is null and k.id = any(w.zones) and k.area is not null
  ) as known (area)
$$;

-- Whether a warning, or a zone that it names, may lie in a square.
create function may_reach(w warnings, square box) returns boolean
language sql stable parallel safe
as $$
  select w.bounds && square or w.area is null and exists (
    select from zones k where k.id = any(w.zones) and k.bounds && square
  )
$$;

-- Whether a warning is over a place, x = longitude.
create function is_over(w warnings, place point) returns boolean
language sql stable parallel safe
as $$
  select w.bounds @> place and covers(w.area, place) or w.area is null and exists (
    select from zones k where k.id = any(w.zones) and k.bounds @> place and covers(k.area, place)
  )
$$;
