-- As before (0126), and once a text of those that tell the same step of several own ZIP codes: an alert to five ZIP
-- codes at once is one line to its district, and a text to who follows two of them is one text in it.
create or replace view own_storm_texts as
select
  m.episode_id, m.alert_id, m.status, m.error_code, m.held_for, m.created_at, m.settled_at,
  true as is_counted, true as is_counted_of_step
from bid_zips bz
join episodes e on e.zip = bz.zip
join messages m on m.episode_id = e.id
where bz.bid_id = own_bid_id()
union all
select
  t.episode_id, t.alert_id, m.status, m.error_code, m.held_for, m.created_at, m.settled_at,
  not before.is_own, not before.is_own_step
from bid_zips bz
join episodes e on e.zip = bz.zip
join message_tells t on t.episode_id = e.id and t.position > 1 and t.dropped_for is null
join messages m on m.id = t.message_id
cross join lateral (
  select count(*) > 0 as is_own, coalesce(bool_or(first.step = t.step), false) as is_own_step
  from message_tells first
  join episodes storm on storm.id = first.episode_id
  join bid_zips own on own.zip = storm.zip
  where first.message_id = t.message_id and first.position < t.position
    and first.dropped_for is null and own.bid_id = own_bid_id()
) before
where bz.bid_id = own_bid_id();
