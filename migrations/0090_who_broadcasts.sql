-- Who did what with a broadcast, under the name that the district has for them: its own staff's alone.
create or replace view own_broadcast_acts as
select a.id, a.broadcast_id, a.version, a.state, a.user_id, right(u.phone, 4) as ending, a.acted_at,
  a.reason, case when u.bid_id = own_bid_id() then u.staff_name end as name
from broadcast_acts a left join users u on u.id = a.user_id
where a.bid_id = own_bid_id();
create or replace view own_broadcast_versions as
select v.broadcast_id, v.version, v.user_id, right(u.phone, 4) as ending, v.written_at, v.content,
  case when u.bid_id = own_bid_id() then u.staff_name end as name
from broadcast_versions v left join users u on u.id = v.user_id
where v.bid_id = own_bid_id();
