-- A survey's boundary has tens of thousands of positions: which district a place lies in goes by all of them, and
-- maps draw an outline of some hundreds (ground/outlines/). Null: the boundary is light enough to be drawn itself.
-- What is stored already gets its outline by `deno task migrate`, after this.
alter table bids add column outline jsonb
  check (outline ->> 'type' in ('Polygon', 'MultiPolygon'));

-- A boundary may be changed by a release that knows of no outlines: better a heavy drawing than an old one.
create function forget_outline() returns trigger language plpgsql as $$
begin
  if new.boundary is distinct from old.boundary and new.outline is not distinct from old.outline then
    new.outline := null;
  end if;
  return new;
end
$$;
create trigger forget_outline before update of boundary on bids
  for each row execute function forget_outline();

-- The rings as PostgreSQL's own polygons, each part's outer one before its holes: to read them out of 20,000
-- positions of JSON took 127 ms for each report.
create function polygons_of(area jsonb) returns polygon[]
language sql immutable strict parallel safe
begin atomic
  select array_agg(
    polygon_of(jsonb_build_object('coordinates', jsonb_build_array(positions))) order by part, ring
  )
  from jsonb_array_elements(
    case area ->> 'type'
      when 'Polygon' then jsonb_build_array(area -> 'coordinates')
      else area -> 'coordinates'
    end
  ) with ordinality as parts (rings, part)
  cross join lateral jsonb_array_elements(rings) with ordinality as all_rings (positions, ring);
end;

-- Of which part each of them is.
create function parts_of_rings(area jsonb) returns int[]
language sql immutable strict parallel safe
begin atomic
  select array_agg(part::int order by part, ring)
  from jsonb_array_elements(
    case area ->> 'type'
      when 'Polygon' then jsonb_build_array(area -> 'coordinates')
      else area -> 'coordinates'
    end
  ) with ordinality as parts (rings, part)
  cross join lateral jsonb_array_elements(rings) with ordinality as all_rings (positions, ring);
end;

-- As lies_in(jsonb, point) says it (0041), which a test holds it to.
create function lies_in(rings polygon[], parts int[], place point) returns boolean
language sql immutable strict parallel safe
begin atomic
  select exists (
    select
    from unnest(rings, parts) with ordinality as outside (ring, part, n)
    where (n = 1 or parts[n - 1] <> part) and ring @> place
      and not exists (
        select
        from unnest(rings, parts) with ordinality as hole (ring, part, n)
        where hole.part = outside.part and hole.n > outside.n
          and hole.ring @> place and place <-> hole.ring::path > 1e-6
      )
  );
end;

alter table bids
  add column rings polygon[] not null generated always as (polygons_of(boundary)) stored,
  add column ring_parts int[] not null generated always as (parts_of_rings(boundary)) stored;
