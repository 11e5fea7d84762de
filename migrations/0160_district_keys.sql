-- Keys by which a district's own programs, and its city's, use the API: made and revoked by its managers.
create table district_keys (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  -- Of what is shown once and kept nowhere. Unique serves each request that comes with one.
  key_hash bytea not null unique check (octet_length(key_hash) = 32),
  -- What uses it.
  name text not null check (char_length(name) between 1 and 60),
  -- Writing takes reading in: whatever is changed is answered.
  scope text not null check (scope in ('read', 'write')),
  -- Null: an account that is gone. The key is the district's, and stays.
  made_by uuid references users on delete set null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  -- To about a minute.
  last_used_at timestamptz
);
-- Serves a district's list, and its removal.
create index district_keys_by_bid on district_keys (bid_id, id desc);
-- Serves the deletion of an account.
create index district_keys_by_maker on district_keys (made_by) where made_by is not null;

-- What a key has used up of a limit on writing, as used_limits has it of people. Unlogged, as that is.
create unlogged table used_key_limits (
  key_id uuid not null references district_keys on delete cascade,
  purse text not null,
  full_at timestamptz not null,
  primary key (key_id, purse)
) with (fillfactor = 50);

-- What a program did: then user_id is null.
alter table report_acts add column key_id uuid references district_keys on delete set null;
-- Serves the removal of a district.
create index report_acts_by_key on report_acts (key_id) where key_id is not null;

select guard_tables();
-- Not the hash: a manager who reads it learns nothing, and one who could write it would choose a key.
grant select (id, bid_id, name, scope, made_by, made_at, revoked_at, last_used_at) on district_keys
  to floodline_manager;
grant update (revoked_at) on district_keys to floodline_manager;
create policy own_district on district_keys to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
