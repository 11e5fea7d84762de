-- Behind every manager's `where bid_id = …` stands this: as role floodline_manager the database
-- itself shows the rows of the district in `floodline.bid_id`, and no others.

do $$
begin
  create role floodline_manager nologin;
exception
  -- Roles belong to the cluster: another database of it may have made this one already, even
  -- at this very moment.
  when duplicate_object or unique_violation then null;
end
$$;

grant floodline_manager to current_user;
grant usage on schema public to floodline_manager;
grant select on zips, cells, bids, bid_zips, readings, warnings, episodes, alerts to floodline_manager;
grant select on reports, media, report_changes, messages to floodline_manager;
grant update (status) on reports to floodline_manager;
grant insert on report_changes to floodline_manager;

create function own_bid_id() returns uuid
language sql stable parallel safe
as $$ select nullif(current_setting('floodline.bid_id', true), '')::uuid $$;

alter table bids enable row level security;
create policy own_district on bids to floodline_manager using (id = own_bid_id());

alter table bid_zips enable row level security;
create policy own_district on bid_zips to floodline_manager using (bid_id = own_bid_id());

alter table reports enable row level security;
create policy own_district on reports to floodline_manager using (bid_id = own_bid_id());

alter table media enable row level security;
create policy own_district on media to floodline_manager
  using (exists (select from reports r where r.id = media.report_id and r.bid_id = own_bid_id()));

alter table report_changes enable row level security;
create policy own_district on report_changes to floodline_manager
  using (exists (select from reports r where r.id = report_changes.report_id and r.bid_id = own_bid_id()));

-- A district sees how its own storms were told, not who was told: numbers are not granted below.
alter table messages enable row level security;
create policy own_district on messages to floodline_manager
  using (exists (
    select from episodes e join bid_zips z on z.zip = e.zip
    where e.id = messages.episode_id and z.bid_id = own_bid_id()
  ));
revoke select on messages from floodline_manager;
grant select (id, episode_id, step, status, error_code, segments, created_at, settled_at)
  on messages to floodline_manager;
