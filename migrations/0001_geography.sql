-- Where things are: ZIP codes, the weather model's grid cells, and the districts.

create extension cube;
create extension earthdistance;

-- Any rain < heavy rain < flood risk: an enum, so that levels compare in SQL as they do in words.
create type level as enum ('any', 'heavy', 'flood');

-- A grid cell of the weather model, known by the centre that the model answers with.
create table cells (
  id bigint generated always as identity primary key,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  learned_at timestamptz not null default now(),
  unique (latitude, longitude)
);

-- The Census's ZIP code areas by their internal point; seeded once by `deno task migrate`.
create table zips (
  zip text primary key check (zip ~ '^\d{5}$'),
  city text,
  state text,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  time_zone text not null,
  cell_id bigint references cells
);

-- Serves "nearest ZIP code to this phone" when a report comes with a location.
create index zips_by_position on zips using gist (ll_to_earth(latitude, longitude));
-- Serves the sweep's grouping of ZIP codes by cell.
create index zips_by_cell on zips (cell_id);

-- The outer ring of a GeoJSON Polygon as PostgreSQL's own polygon, x = longitude, y = latitude.
-- A district is a few streets: flat geometry is exact enough, and PostGIS is not needed.
create function polygon_of(geojson jsonb) returns polygon
language sql immutable strict parallel safe
as $$
  select ('(' || string_agg(format('(%s,%s)', p ->> 0, p ->> 1), ',' order by n) || ')')::polygon
  from jsonb_array_elements(geojson -> 'coordinates' -> 0) with ordinality as ring (p, n)
$$;

-- A district: a BID (Business Improvement District).
create table bids (
  id uuid primary key default uuidv7(),
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  name text not null,
  time_zone text not null,
  boundary jsonb not null check (boundary ->> 'type' = 'Polygon'),
  area polygon not null generated always as (polygon_of(boundary)) stored,
  created_at timestamptz not null default now()
);

-- Serves "which district is this point in".
create index bids_by_area on bids using gist (area);

-- The ZIP codes a district cares for: who gets a report that has no point, and whose rain its page shows.
create table bid_zips (
  bid_id uuid not null references bids on delete cascade,
  zip text not null references zips,
  primary key (bid_id, zip)
);

-- Serves "which district is this ZIP code in".
create index bid_zips_by_zip on bid_zips (zip);
