-- As before (0094), and all that counting asks for stands in the index: a kept filter counts up to 1,000 reports that
-- ended rarely, and looked up each.
create index reports_ended_rarely_counted on reports (bid_id, id desc) include (status, removed_at)
  where withdrawn_at is null and status in ('passed_on', 'not_ours', 'nothing_found');
drop index reports_ended_rarely;
