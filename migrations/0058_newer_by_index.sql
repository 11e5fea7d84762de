-- As before (0057), in the order of the index by sender: of a table with few senders in it, as a district's
-- first weeks, the planner took the whole table for the quicker way to fifty of one's reports.
create or replace view newer_of_senders as
select
  id,
  (
    select count(*) from (
      select from reports newer
      where newer.user_id = r.user_id and newer.withdrawn_at is null and newer.hidden_at is null
        and (newer.happened_at, newer.id) > (r.happened_at, r.id)
      order by newer.happened_at desc, newer.id desc
      limit 50
    ) as bounded
  )::int as newer
from reports r;
