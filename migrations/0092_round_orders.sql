-- The order in which one of a district's crew goes to what is given to them, as they have put it themselves.
-- Without a row: the usual one, the deepest water first.
create table round_orders (
  bid_id uuid not null references bids on delete cascade,
  user_id uuid not null references users on delete cascade,
  -- First to last. One that is ended since, or given to somebody else, is passed over.
  report_ids uuid[] not null check (cardinality(report_ids) between 1 and 50),
  changed_at timestamptz not null,
  primary key (bid_id, user_id)
);
-- Serves the deletion of an account.
create index round_orders_by_user on round_orders (user_id);

select guard_tables();
grant select, insert, update, delete on round_orders to floodline_manager;
create policy own_district on round_orders to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
