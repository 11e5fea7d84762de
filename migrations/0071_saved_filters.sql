-- Filters of a district's list that are kept under a name: somebody's own, or, by a manager, everybody's there.
create table saved_filters (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  -- Null: shared with all of the staff.
  user_id uuid references users on delete cascade,
  name text not null check (char_length(name) between 1 and 60),
  -- As an address has it (shared/report_filter.ts).
  query text not null check (char_length(query) <= 500),
  saved_at timestamptz not null,
  -- One name, one filter; saved again it is another. Serves the list, too.
  unique nulls not distinct (bid_id, user_id, name)
);
-- Serves the deletion of an account.
create index saved_filters_by_user on saved_filters (user_id);

select guard_tables();
grant select, insert, update, delete on saved_filters to floodline_manager;
create policy own_district on saved_filters to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
