-- Fast for 50,000 followers: an expression that the planner takes in, in place of a query for each person.
create or replace function rest_ends_at(
  at timestamptz, quiet_from int, quiet_to int, paused_until timestamptz, time_zone text
) returns timestamptz
language sql immutable parallel safe
as $$
  select case
    when is_quiet_hour(
      extract(hour from greatest(at, paused_until) at time zone time_zone)::int, quiet_from, quiet_to
    ) then (
      date_trunc('hour', greatest(at, paused_until) at time zone time_zone) + make_interval(hours =>
        (quiet_to - extract(hour from greatest(at, paused_until) at time zone time_zone)::int + 24) % 24)
    ) at time zone time_zone
    else greatest(at, paused_until)
  end
$$;

-- Whom a broadcast of the own district may be for, in numbers alone: who follows one of these of its ZIP
-- codes, and for drills its staff. A view would have to know of each follower which ZIP codes they follow.
drop view own_audience;
create function own_audience(of_zips text[], of_staff boolean) returns table (
  language text, consent_version text, has_left boolean, is_unreachable boolean, quiet_from smallint,
  quiet_to smallint, paused_until timestamptz, people integer
)
language sql stable security definer
set search_path = public, pg_temp
as $$
  select
    u.language, case when u.consented_at is not null then u.consent_version end,
    u.unsubscribed_at is not null, u.unreachable_at is not null, u.quiet_from, u.quiet_to,
    u.paused_until, count(*)::int
  from (
    -- Of the two, one is not even begun.
    select * from users where of_staff and bid_id = own_bid_id()
    union all
    select * from users where not of_staff and id in (
      select p.user_id from places p join bid_zips bz using (zip)
      where bz.bid_id = own_bid_id() and p.zip = any(of_zips)
    )
  ) u
  group by 1, 2, 3, 4, 5, 6, 7
$$;
revoke execute on function own_audience from public;
grant execute on function own_audience to floodline_manager, floodline_program;
