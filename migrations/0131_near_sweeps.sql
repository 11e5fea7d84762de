-- Storms that are open or near are looked at every ten minutes, between the sweeps (worker/sweep/near.ts,
-- decision 0050). A table of their own: all that reads `sweeps` asks when the whole was last looked at.

-- One near sweep. Its slot is owed as a sweep's is: the row is the record, the cron a doorbell. Where nothing is
-- near there is none.
create table near_sweeps (
  slot timestamptz primary key,
  status text not null check (status in ('running', 'done', 'partial', 'failed')),
  started_at timestamptz not null,
  lease_until timestamptz not null,
  finished_at timestamptz,
  -- As of `sweeps`.
  figures jsonb
);
select guard_tables();

-- What is kept in memory of a ZIP code shows its rain, which a near sweep reads anew (0111).
create trigger public_near_sweeps after update of status on near_sweeps
  for each row when (old.status is distinct from new.status) execute function anything_changed();

-- From when on the forecast's first rain is so near that the cell is asked every ten minutes; null: no rain is ahead.
alter table cells add column near_from timestamptz;
-- Serves a near sweep's question which cells those are.
create index cells_near on cells (near_from) where near_from is not null;
