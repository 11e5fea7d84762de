-- The managers' room at a million reports. Behind row-level security no index is searched by an enum: what compares
-- them is not leakproof, and might tell of a row before the policy has looked at it. So by what a list is
-- narrowed stands in which rows an index holds, and api/district/reports/matching/matches.ts says it outright.

-- Serves what is open: the board's list, map and counts, and what might be one water. Few, however long the record.
create index reports_open on reports (bid_id, id desc)
  where withdrawn_at is null and status in ('new', 'seen', 'in_progress');
-- Serves the list of an end that is rare: of the others the newest are near.
create index reports_ended_rarely on reports (bid_id, id desc)
  where withdrawn_at is null and status in ('passed_on', 'not_ours', 'nothing_found');
-- Serves the list of the deep.
create index reports_deep on reports (bid_id, id desc)
  where withdrawn_at is null and depth in ('waist', 'inside');
-- They served nobody: by bid_id alone.
drop index reports_by_bid_and_status, reports_by_bid_and_depth;

-- How many have seen an incident's water: as before (0082), but of one incident where one is asked for.
create or replace view own_incident_people as
select i.id as incident_id, p.people, p.reachable, p.reporters
from incidents i
cross join lateral (
  select
    count(distinct coalesce(c.user_id, r.user_id, r.id))::int as people,
    count(distinct r.user_id) filter (where r.wants_texts and is_reachable(u))::int as reachable,
    count(distinct coalesce(r.user_id, r.id))::int as reporters
  from reports r
  left join users u on u.id = r.user_id
  left join lateral (
    select r.user_id
    union all
    select c.user_id from report_confirmations c where c.report_id = r.id
  ) c on true
  where r.incident_id = i.id and r.withdrawn_at is null
) p
where i.bid_id = own_bid_id() and p.reporters > 0;

-- What became of the texts of the own ZIP codes' storms: by a view, for the policy would be asked of each of
-- 50,000.
create view own_storm_texts as
select m.episode_id, m.alert_id, m.status, m.error_code, m.held_for, m.created_at, m.settled_at
from bid_zips bz
join episodes e on e.zip = bz.zip
join messages m on m.episode_id = e.id
where bz.bid_id = own_bid_id();
grant select on own_storm_texts to floodline_program, floodline_manager;

-- As before (0089), and 50,000 followers are looked up in the order of their ids: beside one another.
create or replace function own_audience(of_zips text[], of_staff boolean) returns table (
  language text, consent_version text, has_left boolean, is_unreachable boolean,
  wants_broadcasts boolean, quiet_from smallint, quiet_to smallint, paused_until timestamptz,
  people integer
)
language sql stable security definer
set search_path = public, pg_temp
as $$
  select
    u.language, case when u.consented_at is not null then u.consent_version end,
    u.unsubscribed_at is not null, u.unreachable_at is not null, u.wants_broadcasts, u.quiet_from,
    u.quiet_to, u.paused_until, count(*)::int
  from (
    -- Of the two, one is not even begun.
    select * from users where of_staff and bid_id = own_bid_id()
    union all
    select users.*
    from (
      select distinct p.user_id
      from places p join bid_zips bz using (zip)
      where not of_staff and bz.bid_id = own_bid_id() and p.zip = any(of_zips)
      order by p.user_id offset 0
    ) follower join users on users.id = follower.user_id
  ) u
  group by 1, 2, 3, 4, 5, 6, 7, 8
$$;
