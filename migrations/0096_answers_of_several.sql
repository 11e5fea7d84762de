-- In which languages somebody was texted because of an act, or will be, of its report alone or of several at once; not
-- who.
create or replace view own_act_languages as
select m.act_id, m.language
from messages m join report_acts a on a.id = m.act_id
where a.bid_id = own_bid_id() and m.kind = 'report' and m.status <> 'expired'
union
select mr.act_id, m.language
from message_reports mr join report_acts a on a.id = mr.act_id join messages m on m.id = mr.message_id
where a.bid_id = own_bid_id() and m.kind = 'report' and m.status <> 'expired' and mr.dropped_for is null;
