-- How the district is done with a report is told truly: "resolved" said of water that was gone, of what was
-- handed to the city and of what nobody found that it was dealt with. What was resolved before is taken for
-- water that is gone. The value gets another name rather than a neighbour: it is done in an instant, rows, index
-- and function keep their value, and nothing is left that no report may have (docs/decisions/0029-true-endings.md).
alter type report_status rename value 'resolved' to 'water_gone';
update messages set report_news = 'water_gone' where report_news = 'resolved';
alter type report_status add value 'passed_on';
alter type report_status add value 'not_ours';
alter type report_status add value 'same_as';
alter type report_status add value 'nothing_found';

-- As before (0059), by those that are open: what is new ends a report, and cannot be named before this
-- transaction is over.
create or replace function is_open(status report_status) returns boolean
language sql immutable parallel safe
return status in ('new', 'seen', 'in_progress');
