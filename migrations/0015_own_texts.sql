-- What residents see of their own: their texts, newest first, and the official warnings over a place.

-- Serves somebody's own list of texts, by keyset, and the cascade when an account is deleted.
create index messages_of_user on messages (user_id, id desc);
drop index messages_by_user;

-- The rings of a GeoJSON Polygon or MultiPolygon, holes among them. Bound to the functions they
-- call as they are written: a restore of a dump has no search path to find them by.
create function rings_of(area jsonb) returns setof polygon
language sql immutable strict parallel safe
begin atomic
  select polygon_of(jsonb_build_object('coordinates', jsonb_build_array(ring)))
  from jsonb_array_elements(
    case area ->> 'type'
      when 'Polygon' then jsonb_build_array(area -> 'coordinates')
      else area -> 'coordinates'
    end
  ) as part (rings), jsonb_array_elements(rings) as ring;
end;

-- Whether a place, x = longitude, lies in an area: in an odd number of its rings, for a hole's
-- ring makes it even.
create function covers(area jsonb, place point) returns boolean
language sql immutable strict parallel safe
begin atomic
  select count(*) % 2 = 1 from rings_of(area) as ring where ring @> place;
end;

create function bounds_of(area jsonb) returns box
language sql immutable strict parallel safe
begin atomic
  select box(
    point(max(((box(ring))[0])[0]), max(((box(ring))[0])[1])),
    point(min(((box(ring))[1])[0]), min(((box(ring))[1])[1]))
  )
  from rings_of(area) as ring;
end;

-- Spares the page of a ZIP code a look at the polygon of every warning of the country.
alter table warnings
  add column bounds box generated always as (bounds_of(area)) stored;
