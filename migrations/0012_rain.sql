-- Rain in a compact form, kept 400 days: a row a reading was 113 GB a year for the whole country, this is
-- 1.3 (bench/history.ts).

-- A cell's rain of one UTC day, and of the days just ahead. Hundredths of a millimetre: element n is of
-- the 15 minutes that end at day + n × 15 minutes, so n runs from 1 to 96; null: not known.
create table rain_days (
  -- One of `cells`, which are never deleted: 30,000 look-ups each midnight would prove nothing.
  cell_id bigint not null,
  day date not null,
  mm smallint[] not null check (array_length(mm, 1) = 96),
  -- When the weather was last asked. What ends later is a forecast.
  read_at timestamptz not null,
  primary key (cell_id, day)
)
-- Each sweep writes today's row again: room on the page keeps that off the index.
with (fillfactor = 50);

-- Days that are over, moved here by the housekeeping and never touched again. A partition a month,
-- dropped whole.
create table rain_history (
  cell_id bigint not null,
  day date not null,
  -- From the first to the last quarter hour that was not dry, under their own numbers: '[70:72]={10,25,5}'.
  -- A dry day is '{}'.
  mm smallint[] not null,
  primary key (cell_id, day)
)
partition by range (day);

grant select on rain_days, rain_history to floodline_manager;

create function without_dry_ends(mm smallint[]) returns smallint[]
language sql immutable parallel safe
as $$
  select case
    when count(*) = 0 then '{}'
    else format('[%s:%s]=%s', min(n), max(n), mm[min(n):max(n)])::smallint[]
  end
  from generate_subscripts(mm, 1) as n
  where mm[n] is distinct from 0
$$;

-- A cell's rain that ended after `since` and not after `until`, in order. A quarter hour that nothing
-- is known of has no row. Forecast where `at` > `read_at`.
create function rain_between(cell bigint, since timestamptz, until timestamptz)
returns table (at timestamptz, mm real, read_at timestamptz)
language sql stable parallel safe rows 200
as $$
  select at, (mm / 100.0)::real, coalesce(read_at, at)
  from (
    select (day + n * interval '15 minutes') at time zone 'UTC' as at, heard.mm, read_at
    from rain_days d cross join unnest(d.mm) with ordinality as heard (mm, n)
    where cell_id = cell
      and day between (since at time zone 'UTC')::date and (until at time zone 'UTC')::date
    union all
    select
      (day + n * interval '15 minutes') at time zone 'UTC',
      case when n between array_lower(h.mm, 1) and array_upper(h.mm, 1) then h.mm[n] else 0 end,
      null
    from rain_history h cross join generate_series(1, 96) as n
    where cell_id = cell
      and day between (since at time zone 'UTC')::date and (until at time zone 'UTC')::date
  ) as quarter
  where at > since and at <= until and mm is not null
  order by at
$$;

insert into rain_days (cell_id, day, mm, read_at)
select d.cell_id, d.day, array_agg(least(round(r.mm * 100), 32767)::smallint order by n), d.read_at
from (
  select
    cell_id, ((at - interval '15 minutes') at time zone 'UTC')::date as day, max(read_at) as read_at
  from readings group by 1, 2
) as d
cross join generate_series(1, 96) as n
left join readings r
  on r.cell_id = d.cell_id and r.at = (d.day + n * interval '15 minutes') at time zone 'UTC'
group by d.cell_id, d.day, d.read_at;

drop table readings;

alter table cells
  add column asked_at timestamptz,
  -- Where the forecast is dry for hours, the weather need not be asked in every sweep.
  add column ask_after timestamptz;
alter table cells set (fillfactor = 50);

-- Each ZIP code learns its cell once, in the middle of a sweep. Nobody looks ZIP codes up by their cell,
-- and with room on the page the index by position is left alone.
drop index zips_by_cell;
alter table zips set (fillfactor = 50);

-- What the free weather service was asked, in its own unit: places, errors included. Counted against
-- its limits a minute, an hour and a day, by all workers together.
create table weather_calls (
  minute timestamptz primary key,
  calls integer not null
);
