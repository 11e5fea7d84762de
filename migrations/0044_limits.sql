-- What somebody has used up of a limit on writing (see api/http/limits/), so that it holds over all api
-- processes. Unlogged: a crash forgets it, which costs nothing but a few reports too many.
create unlogged table used_limits (
  -- An account that is deleted takes its counts along.
  user_id uuid not null references users on delete cascade,
  purse text not null,
  -- Until then what was used is given back, bit by bit; after that the row says nothing.
  full_at timestamptz not null,
  primary key (user_id, purse)
) with (fillfactor = 50);

-- Serves public lists, which show somebody's newest few: "how many newer ones has this person?"
create index reports_by_sender on reports (user_id, happened_at desc, id desc)
  where withdrawn_at is null;
