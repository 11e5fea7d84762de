-- Serves enqueueAlerts (shared/server/outbox/enqueue.ts): of each reader of a new alert, what waits to leave. By
-- messages_waiting all that waits was read for each group of a sweep, and in a country's storm that is everybody's.
create index messages_of_reader_waiting on messages (user_id) where status in ('queued', 'held');

-- Asked of each text at each change, as all checks of a row: most are about no report, and for them the names of all
-- states were read from the catalog, a fifth of what the change cost. Every row passes, for the old check passed it.
alter table messages
  drop constraint messages_report_news_check,
  add constraint messages_report_news_check check (
    report_news is null
    or report_news = 'water'
    or report_news <> 'new' and report_news = any (enum_range(null::report_status)::text[])
  ) not valid;
