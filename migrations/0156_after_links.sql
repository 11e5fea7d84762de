-- Public addresses of after-storm reports: read without an account, as the report is when it is read, until a manager
-- withdraws them.
create table after_links (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  -- Of what stands in the address, which is kept nowhere. Unique serves who reads it.
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  -- For whom it was made.
  name text not null check (char_length(name) between 1 and 60),
  -- Any episode of the storm; or days by the district's clock.
  storm_id uuid,
  first_day date,
  last_day date,
  made_by uuid references users on delete set null,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  -- To about a minute.
  last_seen_at timestamptz,
  check ((storm_id is null) = (first_day is not null)),
  check ((first_day is null) = (last_day is null)),
  check (first_day <= last_day)
);
-- Serves a district's list, and its removal.
create index after_links_by_bid on after_links (bid_id, id desc);
-- Serves the deletion of an account.
create index after_links_by_maker on after_links (made_by) where made_by is not null;

select guard_tables();
-- Not the hash, as of a wall's links (0072).
grant select (id, bid_id, name, storm_id, first_day, last_day, made_at, withdrawn_at, last_seen_at)
  on after_links to floodline_manager;
grant update (withdrawn_at) on after_links to floodline_manager;
create policy own_district on after_links to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
