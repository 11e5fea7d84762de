-- Backups: which were owed and taken, and what must stay gone where one is restored
-- (docs/decisions/0039-backups.md).
create table backups (
  -- The moment it was owed: one worker takes it.
  due_at timestamptz primary key,
  started_at timestamptz not null,
  -- Whole, and read back.
  finished_at timestamptz,
  failed_at timestamptz,
  reason text,
  -- In the store, by this name.
  name text,
  bytes bigint,
  rows bigint,
  check (finished_at is null or failed_at is null),
  check ((finished_at is null) = (name is null))
);

-- What was deleted or ended, by its id alone. The worker writes it beside the backups, and then lets it go
-- from here: a restore does it again.
create table deletions (
  id bigint generated always as identity primary key,
  kind text not null
    check (kind in ('person', 'stop', 'rejoin', 'role', 'session', 'withdrawal', 'removal', 'media')),
  -- Without a reference: most of them are gone.
  subject_id uuid not null,
  at timestamptz not null default clock_timestamp()
);

create function note_deletion() returns trigger language plpgsql as $$
begin
  insert into deletions (kind, subject_id) values (tg_argv[0], old.id);
  return null;
end $$;

create trigger deletion_noted after delete on users
for each row execute function note_deletion('person');
create trigger stop_noted after update of unsubscribed_at on users
for each row when (old.unsubscribed_at is null and new.unsubscribed_at is not null)
execute function note_deletion('stop');
create trigger rejoin_noted after update of unsubscribed_at on users
for each row when (old.unsubscribed_at is not null and new.unsubscribed_at is null)
execute function note_deletion('rejoin');
create trigger role_end_noted after update of bid_id on users
for each row when (old.bid_id is not null and new.bid_id is null)
execute function note_deletion('role');
create trigger session_end_noted after update of ended_at on sessions
for each row when (old.ended_at is null and new.ended_at is not null)
execute function note_deletion('session');
create trigger withdrawal_noted after update of withdrawn_at on reports
for each row when (old.withdrawn_at is null and new.withdrawn_at is not null)
execute function note_deletion('withdrawal');
create trigger removal_noted after update of removed_at on reports
for each row when (old.removed_at is null and new.removed_at is not null)
execute function note_deletion('removal');
create trigger deletion_noted after delete on media
for each row execute function note_deletion('media');

select guard_tables();
