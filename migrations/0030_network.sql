-- What the start page tells of everywhere.

-- Serves the count of the last day's reports.
create index reports_by_time on reports (happened_at);
-- Serves the count of open storms by level, and the worst of them.
create index episodes_worst on episodes (level desc, started_at, zip) where cleared_at is null;
