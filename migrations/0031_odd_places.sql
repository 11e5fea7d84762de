-- ZIP codes whose own weather was of no use when last asked for, while others' was.
create table odd_places (
  zip text primary key references zips,
  -- worker/weather/oddity.ts
  oddity text not null,
  since timestamptz not null,
  seen_at timestamptz not null,
  -- It spoils the answers of those that it is asked with: alone, and not before then. Null: as usual.
  alone_after timestamptz
);
