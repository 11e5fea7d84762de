-- Official warnings as they are: an end only where one is known, how dangerous they are, whom they reach.

-- From the least to the worst, as in shared/storms/dangers.ts.
create type danger as enum
  ('any', 'heavy', 'river', 'rain', 'flashFlood', 'considerable', 'emergency');

create function danger_of(event text, threat text) returns danger
language sql immutable parallel safe
begin atomic
  select case
    when event not like 'Flash Flood%' then 'river'::danger
    when threat = 'CATASTROPHIC' then 'emergency'::danger
    when threat = 'CONSIDERABLE' then 'considerable'::danger
    else 'flashFlood'::danger
  end;
end;

alter table warnings
  -- Null: until further notice.
  alter column ends_at drop not null,
  -- When the message is due to be renewed; the danger may go on, or be over before.
  add column expires_at timestamptz,
  add column threat text check (threat in ('CONSIDERABLE', 'CATASTROPHIC')),
  -- Its counties in words, and their states: who cannot be matched by an area is told of it by these.
  add column area_desc text,
  add column states text[] not null default '{}';
update warnings set expires_at = ends_at;
alter table warnings
  add column danger danger not null generated always as (danger_of(event, threat)) stored;

-- Until when our copy counts: to its end; where none is known while the service has it on its list, or
-- until it is due to be renewed.
create function counts_until(w warnings) returns timestamptz
language sql stable parallel safe
as $$
  select coalesce(w.ends_at, greatest(w.expires_at, w.seen_at + interval '1 hour'))
$$;

create function is_in_force(w warnings, now timestamptz) returns boolean
language sql stable parallel safe
as $$
  select w.ended_at is null and counts_until(w) > now and w.message_type <> 'Cancel'
$$;

-- Of two warnings the one to name first: what is in force before what is yet to begin, then the worse,
-- then the one that lasts longer; as in worker/warnings/areas.ts.
create function naming_rank(w warnings, now timestamptz) returns record
language sql stable parallel safe
as $$
  select
    coalesce(w.onset_at > now, false), - array_position(enum_range(null::danger), w.danger),
    - extract(epoch from coalesce(w.ends_at, 'infinity')), w.id
$$;

-- How far a ZIP code's area reaches from its middle, as a disc; null: not known yet (tools/zip_reach.ts).
alter table zips add column reach_metres real check (reach_metres > 0);

create function reach_of(z zips) returns real
language sql immutable parallel safe
as $$ select coalesce(z.reach_metres, 1000) $$;

-- Whether a ZIP code's disc and an area have a part in common. Flat around the middle: over some
-- kilometres that is true to a metre.
create function touches(area jsonb, place point, reach_metres real) returns boolean
language sql immutable strict parallel safe
begin atomic
  select bool_or(polygon.is_inside or polygon.metres <= reach_metres)
  from jsonb_array_elements(
    case area ->> 'type'
      when 'Polygon' then jsonb_build_array(area -> 'coordinates')
      else area -> 'coordinates'
    end
  ) as part (rings)
  cross join lateral (
    select
      coalesce(bool_or(ring @> middle) filter (where n = 1), false)
        and not coalesce(bool_or(ring @> middle) filter (where n > 1), false) as is_inside,
      min(path(ring) <-> middle) * 111195 as metres
    from (
      select n, point(place[0] * cosd(place[1]), place[1]) as middle, (
        select ('(' || string_agg(
          format('(%s,%s)', (p ->> 0)::float8 * cosd(place[1]), p ->> 1), ',' order by i
        ) || ')')::polygon
        from jsonb_array_elements(flat) with ordinality as corner (p, i)
      ) as ring
      from jsonb_array_elements(rings) with ordinality as line (flat, n)
    ) as rings_around
  ) as polygon;
end;

-- The warnings, of any time, whose area a ZIP code reaches.
create function warnings_over(z zips) returns setof warnings
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
$$;
