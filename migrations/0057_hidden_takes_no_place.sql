-- As before (0049); what a district hides is seen by nobody, so it counts against nobody: else its sender's
-- others would be pushed off public lists by a report that is not on them. What is removed is withdrawn too.
create or replace view newer_of_senders as
select
  id,
  (
    select count(*) from (
      select from reports newer
      where newer.user_id = r.user_id and newer.withdrawn_at is null and newer.hidden_at is null
        and (newer.happened_at, newer.id) > (r.happened_at, r.id)
      limit 50
    ) as bounded
  )::int as newer
from reports r;

-- As before (0054), with what the index of reports without a point can be found by: of a function of the
-- latitude the planner cannot tell, and read all reports of a ZIP code.
create or replace view reported_places as
select
  id, zip, status, water_answer, happened_at,
  public_degrees(latitude) as latitude, public_degrees(longitude) as longitude,
  -- Cheaper to compare with: a corner of the thousandth of a degree that it lies in.
  floor(latitude * 1000) / 1000 as south, floor(longitude * 1000) / 1000 as west,
  latitude is null as lacks_point
from reports
where withdrawn_at is null and hidden_at is null;
