-- What a district brings as its city gives it (docs/decisions/0056-files-in.md): catch basins, complaints to 311, water;
-- and what was read of a file and waits for somebody to say "Take these".

-- Catch basins. Not deleted: one that a file no longer has is gone, and what hangs on it stays.
create table drains (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  -- The city's own, as it stands in its file; null: it has none there.
  source_id text check (source_id <> '' and length(source_id) <= 100),
  -- As the file says it.
  kind text check (kind <> '' and length(kind) <= 100),
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  added_at timestamptz not null,
  -- Null: it is there.
  gone_at timestamptz
);
-- One of a number; and serves a district's list, its map and the next import.
create unique index drains_by_source on drains (bid_id, source_id);

-- What people told the city, of those about water alone. One row for each number of the city's.
create table complaints (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  source_id text not null check (source_id <> '' and length(source_id) <= 100),
  -- In the city's words: "Sewer", "Catch Basin Clogged/Flooding".
  kind text not null check (length(kind) <= 200),
  detail text check (detail <> '' and length(detail) <= 200),
  status text check (status <> '' and length(status) <= 100),
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  happened_at timestamptz not null,
  closed_at timestamptz,
  unique (bid_id, source_id)
);
-- Serves "what did the city hear in this storm?".
create index complaints_by_time on complaints (bid_id, happened_at);

-- Water and coast on the maps; replaced as a whole, as streets are.
create table bid_waters (
  id bigint generated always as identity primary key,
  bid_id uuid not null references bids on delete cascade,
  -- Empty where the file names none.
  name text not null,
  -- GeoJSON, cut to what lies around the district.
  area jsonb not null check (area ->> 'type' in ('Polygon', 'MultiPolygon')),
  bounds box not null generated always as (bounds_of(area)) stored
);
-- Serves "what lies within this map".
create index bid_waters_by_bounds on bid_waters using gist (bounds);
-- Serves replacing a district's water.
create index bid_waters_by_bid on bid_waters (bid_id);
alter table bids
  -- Who it is from, as its licence wants it named.
  add column waters_source text,
  -- Before it was changed last, to put it back.
  add column boundary_before jsonb check (boundary_before ->> 'type' in ('Polygon', 'MultiPolygon')),
  add column boundary_changed_at timestamptz;

-- One of a kind: who looks at another file has thought better of the first. Nothing of it counts before it is taken.
create table import_drafts (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  kind text not null check (kind in ('boundary', 'drains', 'streets', 'water', 'complaints')),
  file_name text not null check (length(file_name) <= 200),
  -- What the reader made of the file, zipped.
  content bytea not null check (length(content) <= 5000000),
  read_at timestamptz not null,
  unique (bid_id, kind)
);

select guard_tables();
grant select, insert, update on drains, complaints to floodline_manager;
grant select on bid_waters to floodline_manager;
grant select, insert, update, delete on import_drafts to floodline_manager;
create policy own_district on drains to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
create policy own_district on complaints to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
create policy own_district on bid_waters to floodline_manager using (bid_id = own_bid_id());
create policy own_district on import_drafts to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
create policy anybody on bid_waters to floodline_person using (true);
grant select on bid_waters to floodline_person;

-- What is kept of maps and of a district's room (0111, 0112).
create trigger public_waters after insert or update or delete on bid_waters
  for each statement execute function anything_changed();
create trigger room_drains_added after insert on drains
  referencing new table as changed for each statement execute function rooms_changed();
create trigger room_drains_changed after update on drains
  referencing old table as before new table as changed for each statement execute function rooms_moved();
create trigger room_drains_gone after delete on drains
  referencing old table as changed for each statement execute function rooms_changed();
create trigger room_complaints_added after insert on complaints
  referencing new table as changed for each statement execute function rooms_changed();
create trigger room_complaints_changed after update on complaints
  referencing old table as before new table as changed for each statement execute function rooms_moved();
create trigger room_complaints_gone after delete on complaints
  referencing old table as changed for each statement execute function rooms_changed();
