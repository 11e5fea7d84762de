-- A district may lie in several parts, and a part may have holes: a park, a block of its own mind.

-- Whether a place, x = longitude, lies in an area: in one of its parts, and in none of its holes. Who
-- stands on the edge is in, also on the edge of a hole: the far pavement is the same street. Unlike
-- covers(), which counts rings, it has no gap where two parts touch. PostgreSQL takes what is nearer
-- than a millionth of a degree, a hand's width, for the edge itself.
create function lies_in(area jsonb, place point) returns boolean
language sql immutable strict parallel safe
begin atomic
  select exists (
    select
    from jsonb_array_elements(
      case area ->> 'type'
        when 'Polygon' then jsonb_build_array(area -> 'coordinates')
        else area -> 'coordinates'
      end
    ) as part (rings)
    where polygon_of(jsonb_build_object('coordinates', rings)) @> place
      and not exists (
        select
        from jsonb_array_elements(rings) with ordinality as ring (positions, n)
        cross join lateral polygon_of(
          jsonb_build_object('coordinates', jsonb_build_array(positions))
        ) as hole
        where n > 1 and hole @> place and place <-> hole::path > 1e-6
      )
  );
end;

-- The outer ring alone said nothing of the rest.
alter table bids drop column area;
alter table bids drop constraint bids_boundary_check;
alter table bids
  add constraint bids_boundary_check check (boundary ->> 'type' in ('Polygon', 'MultiPolygon')),
  add column bounds box not null generated always as (bounds_of(boundary)) stored;

-- Serves "which district is this point in": one or two of all are looked at closely.
create index bids_by_bounds on bids using gist (bounds);

-- A district that is removed leaves its reports to those who sent them, and its managers residents.
alter table reports
  drop constraint reports_bid_id_fkey,
  add constraint reports_bid_id_fkey foreign key (bid_id) references bids on delete set null;
alter table users
  drop constraint users_bid_id_fkey,
  add constraint users_bid_id_fkey foreign key (bid_id) references bids on delete set null;
