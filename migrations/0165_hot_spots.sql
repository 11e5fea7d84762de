-- Places that flood again, as the worker counted them last (docs/decisions/0059-hot-spots.md): to count a record of
-- years takes seconds, to read what was counted a moment.
create table hot_spot_counts (
  bid_id uuid primary key references bids on delete cascade,
  counted_at timestamptz not null,
  -- Which streets, drains and complaints they were counted with: to see that there are others now.
  files text not null,
  -- As the API answers it, but for the moment.
  content jsonb not null
);

select guard_tables();
grant select on hot_spot_counts to floodline_manager;
create policy own_district on hot_spot_counts to floodline_manager using (bid_id = own_bid_id());
