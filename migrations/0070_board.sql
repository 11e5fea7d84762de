-- The board: what its dashboards heard, kept a day so that a lost line resumes; what each of a district's
-- people has seen; and the list by what it is filtered by.

create table district_events (
  id bigint generated always as identity primary key,
  bid_id uuid not null references bids on delete cascade,
  -- Not a reference: a report that an operator deletes must not wait for who reads.
  report_id uuid not null,
  type text not null check (type in ('reportAdded', 'reportChanged')),
  at timestamptz not null default clock_timestamp(),
  -- Ids are given before transactions end: one that ends later may have the smaller id. Whatever was not to
  -- be seen yet when this was written belongs to a transaction from `horizon` on.
  xid xid8 not null default pg_current_xact_id(),
  horizon xid8 not null default pg_snapshot_xmin(pg_current_snapshot()),
  -- Of one transaction, several changes of a report are one.
  unique (xid, report_id, type)
);
-- Serves a stream that resumes: what came after an event, for a district.
create index district_events_by_bid on district_events (bid_id, id);
-- Serves the housekeeping.
create index district_events_by_time on district_events (at);

-- Says that something about a report is new, to who looks now and to who resumes. For `returning`, over a row
-- of reports; heard when the transaction ends.
create function tell_district(bid uuid, report uuid, what text) returns void
language plpgsql
as $$
declare
  event bigint;
begin
  if bid is null then return; end if;
  insert into district_events (bid_id, report_id, type) values (bid, report, what)
  on conflict do nothing
  returning id into event;
  if event is null then return; end if;
  perform pg_notify('reports', json_build_object(
    'id', event::text, 'type', what, 'reportId', report, 'bidId', bid
  )::text);
end
$$;

-- What somebody has said they have seen of a district's reports: all that had come in by then.
create table board_looks (
  bid_id uuid not null references bids on delete cascade,
  user_id uuid not null references users on delete cascade,
  seen_until timestamptz not null,
  primary key (bid_id, user_id)
);
-- Serves the deletion of an account.
create index board_looks_by_user on board_looks (user_id);

select guard_tables();

grant select (id, bid_id, report_id, type, at, xid, horizon), insert on district_events
  to floodline_manager;
create policy own_district on district_events to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());

grant select, insert, update on board_looks to floodline_manager;
create policy own_district on board_looks to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());

-- Serves a district's list of some statuses, newest first, and the counts of each.
create index reports_by_bid_and_status on reports (bid_id, status, id desc)
  where withdrawn_at is null;
-- Serves the list of a time.
create index reports_by_bid_and_time on reports (bid_id, happened_at) where withdrawn_at is null;
-- Serves "since I last looked".
create index reports_by_bid_and_arrival on reports (bid_id, created_at) where withdrawn_at is null;
-- Serves the list of a place on the map.
create index reports_by_bid_and_place on reports (bid_id, latitude, longitude)
  where withdrawn_at is null and latitude is not null;
-- Serves the list of a depth: the deep are few.
create index reports_by_bid_and_depth on reports (bid_id, depth, id desc) where withdrawn_at is null;
