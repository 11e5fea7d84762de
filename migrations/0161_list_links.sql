-- Addresses at which a district's list is read by whoever has them: a spreadsheet "from the web", a city's pull. Made
-- and revoked by its managers.
create table list_links (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  -- Of what stands in the address, which is kept nowhere. Unique serves each request.
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  name text not null check (char_length(name) between 1 and 60),
  -- Of which reports, as the list's own address has it (shared/report_filter.ts).
  filter text not null check (char_length(filter) <= 1000),
  -- Null: an account that is gone. The link is the district's, and stays.
  made_by uuid references users on delete set null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  -- To about a minute.
  last_used_at timestamptz,
  -- Which version of the list was asked for last, and since when it is known: "Last-Modified".
  version text,
  changed_at timestamptz
);
-- Serves a district's list, and its removal.
create index list_links_by_bid on list_links (bid_id, id desc);
-- Serves the deletion of an account.
create index list_links_by_maker on list_links (made_by) where made_by is not null;

-- How many of a district's events were thrown away: with those that are kept they number each change that was ever
-- committed, so that nobody need read a list to know that it is as it was. Written by the housekeeping alone: a
-- counter that each report of a storm waited for would be worse than what it spares.
create table district_event_totals (
  bid_id uuid primary key references bids on delete cascade,
  gone bigint not null check (gone >= 0)
);

select guard_tables();
-- Not the hash, as of keys and of a wall's links.
grant select (id, bid_id, name, filter, made_by, made_at, revoked_at, last_used_at) on list_links
  to floodline_manager;
grant update (revoked_at) on list_links to floodline_manager;
create policy own_district on list_links to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());

grant select on district_event_totals to floodline_manager;
create policy own_district on district_event_totals to floodline_manager using (bid_id = own_bid_id());
