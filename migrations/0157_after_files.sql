-- After-storm reports as files: a row is the order, and the worker makes them, one at a time. What was true when it
-- was ordered stands in the row until the file is made; then the file alone has it, for some days.
create table after_files (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  audience text not null check (audience in ('staff', 'public')),
  title text not null,
  -- Of the same report: what its page was asked by.
  asked jsonb not null,
  -- The time that it looks at.
  since timestamptz not null,
  until timestamptz not null,
  ordered_by uuid references users on delete set null,
  ordered_at timestamptz not null,
  -- Null once it is made, or cannot be.
  report jsonb,
  -- A worker has it in hand: one that ends meanwhile gives it up by not coming back.
  making_at timestamptz,
  making_tries smallint not null default 0,
  made_at timestamptz,
  failed_at timestamptz,
  -- PDF/UA-1, to be read; and PDF/A-2a, to be kept.
  reading_key text unique,
  reading_bytes integer,
  archive_key text unique,
  archive_bytes integer,
  check ((made_at is null) = (reading_key is null)),
  check ((reading_key is null) = (archive_key is null)),
  check (made_at is null or failed_at is null)
);
-- Serves a district's list, the day's limit, and its removal.
create index after_files_by_bid on after_files (bid_id, ordered_at desc);
-- Serves the worker, who takes the oldest first.
create index after_files_to_make on after_files (ordered_at) where made_at is null and failed_at is null;
-- Serves the deletion of an account.
create index after_files_by_orderer on after_files (ordered_by) where ordered_by is not null;

select guard_tables();
-- Not what a file will say: that is read by whoever makes it.
grant select (
  id, bid_id, audience, title, asked, since, until, ordered_at, made_at, failed_at, reading_key, reading_bytes,
  archive_key, archive_bytes
) on after_files to floodline_manager;
create policy own_district on after_files to floodline_manager using (bid_id = own_bid_id());

-- Something of that time was hidden, covered, taken back, removed or made for staff only since: a file of before is
-- not given out any more. As the owner: to managers a removed report does not exist.
create function has_hidden_since(
  district uuid, since timestamptz, until timestamptz, at timestamptz
) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from reports r
    where r.bid_id = district and r.happened_at >= since and r.happened_at < until
      and (
        greatest(r.withdrawn_at, r.removed_at, r.hidden_at) > at or exists (
          select from report_acts a
          where a.report_id = r.id and a.acted_at > at and a.kind in ('hidden', 'private', 'covered')
        )
      )
  )
$$;
revoke execute on function has_hidden_since(uuid, timestamptz, timestamptz, timestamptz) from public;
grant execute on function has_hidden_since(uuid, timestamptz, timestamptz, timestamptz)
  to floodline_manager, floodline_program;
