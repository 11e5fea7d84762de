-- What the api reads. Its lists are JSON built here, which doubles their throughput.

-- An instant as the API writes it: 2026-11-22T17:50:17.000Z
create function iso(instant timestamptz) returns text
language sql stable parallel safe
as $$ select to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- What anybody may see of a report: where only to about 100 metres, no note, no photo, no name.
create view public_reports as
select
  id,
  zip,
  happened_at,
  json_build_object(
    'id', id,
    'zip', zip,
    'location', case when latitude is not null then json_build_object(
      'latitude', round(latitude::numeric, 3),
      'longitude', round(longitude::numeric, 3)
    ) end,
    'depth', depth,
    'status', status,
    'happenedAt', iso(happened_at)
  ) as report
from reports;

-- Serves the export and the deletion of what is kept under a number alone: sign-in codes.
create index messages_by_phone on messages (phone) where user_id is null;
