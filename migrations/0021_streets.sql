-- Maps are drawn here, from what a district gives of its own streets: no page asks anybody for tiles.

create function bounds_of_line(line jsonb) returns box
language sql immutable strict parallel safe
begin atomic
  select box(
    point(max((p ->> 0)::float8), max((p ->> 1)::float8)),
    point(min((p ->> 0)::float8), min((p ->> 1)::float8))
  )
  from jsonb_array_elements(line) as p;
end;

-- Centre lines of streets in and around a district, replaced as a whole by `deno task admin streets`.
create table bid_streets (
  id bigint generated always as identity primary key,
  bid_id uuid not null references bids on delete cascade,
  -- Empty where the city names none.
  name text not null,
  -- [[longitude, latitude], …]
  line jsonb not null check (jsonb_array_length(line) >= 2),
  metres real not null,
  bounds box not null generated always as (bounds_of_line(line)) stored
);

-- Serves "what lies within this map".
create index bid_streets_by_bounds on bid_streets using gist (bounds);
-- Serves replacing a district's streets.
create index bid_streets_by_bid on bid_streets (bid_id);

alter table bids
  -- Who the streets are from, as their licence wants it named: "NYC Department of City Planning".
  add column streets_source text;
