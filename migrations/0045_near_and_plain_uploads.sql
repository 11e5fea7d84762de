-- Serves "what was reported near here lately": by squares of a hundredth of a degree, the newest first, so
-- that neither a street that floods each year nor a crowd in one storm makes it slow.
create index reports_by_square on reports (
  floor(public_degrees(latitude) * 100), floor(public_degrees(longitude) * 100), happened_at desc
) where latitude is not null and withdrawn_at is null;

-- Serves the same for reports that gave a ZIP code alone.
create index reports_without_point on reports (zip, happened_at desc)
  where latitude is null and withdrawn_at is null;

-- The page that a plain form comes back to. Until its file is part of a report, the form's next showing
-- gets the same permission again.
alter table media add column return_path text;
create index media_awaited on media (user_id, return_path)
  where report_id is null and return_path is not null;
