-- Addresses of a district's screen on a wall: read without an account, made and revoked by its managers.
create table wall_links (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  -- Of what stands in the address, which is kept nowhere. Unique serves the screen that asks.
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  -- Where the screen hangs.
  name text not null check (char_length(name) between 1 and 60),
  made_by uuid references users on delete set null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  -- To about a minute.
  last_seen_at timestamptz
);
-- Serves a district's list, and its removal.
create index wall_links_by_bid on wall_links (bid_id, id desc);
-- Serves the deletion of an account.
create index wall_links_by_maker on wall_links (made_by) where made_by is not null;

select guard_tables();
-- Not the hash: a manager who reads it learns nothing, and one who could write it would choose an address.
grant select (id, bid_id, name, made_at, revoked_at, last_seen_at) on wall_links to floodline_manager;
grant update (revoked_at) on wall_links to floodline_manager;
create policy own_district on wall_links to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
