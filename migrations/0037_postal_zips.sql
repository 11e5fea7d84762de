-- The post serves 9,000 ZIP codes more than the Census draws: post boxes, single buildings, military
-- posts, new ones. `deno task migrate` fills these tables, and mends what was filled before.

-- False: it has a point, and no streets of its own.
alter table zips add column is_area boolean not null default true;

-- In service, and nobody tells where.
create table unplaced_zips (
  zip text primary key check (zip ~ '^\d{5}$'),
  city text,
  state text
);

-- The releases of the packages that `zips` was filled from: with others it is filled anew.
create table zip_sources (
  releases text primary key,
  loaded_at timestamptz not null default now()
);
