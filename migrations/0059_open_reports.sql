-- Whether the district still has to do with a report, as shared/report_statuses.ts has it: a test holds the two
-- to one answer for every status. A new status is a value of the enum, and, where it ends a report, a word here.
create function is_open(status report_status) returns boolean language sql immutable parallel safe
return status <> 'resolved';

-- News of a report are all statuses but the first, and the question about the water: a new status needs no
-- new check. Every row passes, for the old one was stricter: no need to read the whole table under a lock.
alter table messages
  drop constraint messages_report_news_check,
  add constraint messages_report_news_check check (
    report_news = 'water'
    or report_news <> 'new' and report_news = any (enum_range(null::report_status)::text[])
  ) not valid;
