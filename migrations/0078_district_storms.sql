-- A district's storms: the episodes over its ZIP codes, those together that overlap or follow one another
-- within the hour. shared/storms/district_storms.ts says the same, with the reason; a test compares both. A
-- storm's id is its first episode's. Those that began after `since` and not after `until`, each whole: what
-- lies a week around is read too, and no storm is that long.
create function district_storms(district uuid, since timestamptz, until timestamptz) returns table (
  storm_id uuid, storm_started_at timestamptz,
  episode_id uuid, zip text, level level, started_at timestamptz, cleared_at timestamptz
)
language sql stable parallel safe
begin atomic
  with own as (
    select e.id, e.zip, e.level, e.started_at, e.cleared_at
    from bid_zips bz join episodes e on e.zip = bz.zip
    where bz.bid_id = district
      and e.started_at > since - interval '7 days' and e.started_at <= until + interval '7 days'
  ), begun as (
    select own.*,
      own.started_at <= interval '60 minutes' + max(coalesce(own.cleared_at, 'infinity')) over (
        order by own.started_at, own.id rows between unbounded preceding and 1 preceding
      ) as goes_on
    from own
  ), numbered as (
    select begun.*,
      count(*) filter (where goes_on is not true) over (order by begun.started_at, begun.id) as n
    from begun
  ), named as (
    select
      first_value(o.id) over storm as storm_id,
      first_value(o.started_at) over storm as storm_started_at,
      o.id, o.zip, o.level, o.started_at, o.cleared_at
    from numbered o
    window storm as (partition by n order by o.started_at, o.id)
  )
  select * from named s where s.storm_started_at > since and s.storm_started_at <= until;
end;

-- How many people the texts of these storms went to: in numbers alone, and of the own ZIP codes'. Who has
-- deleted the account since is nobody's any more, and not counted.
create function count_people_texted(episode_ids uuid[]) returns table (texted integer, reached integer)
language sql stable security definer
set search_path = public, pg_temp
as $$
  select
    count(distinct m.user_id) filter (where has_left(m.status))::int,
    count(distinct m.user_id) filter (where m.status = 'delivered')::int
  from bid_zips bz
  join episodes e on e.zip = bz.zip and e.id = any(episode_ids)
  join messages m on m.episode_id = e.id
  where bz.bid_id = own_bid_id()
$$;
revoke execute on function count_people_texted from public;
grant execute on function count_people_texted to floodline_manager, floodline_program;
