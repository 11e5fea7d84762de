-- Who runs FloodLine, and what they look at.

-- May read how the whole is, and nothing about anybody (docs/decisions/0040). Given and taken on the
-- command line alone.
alter table users add column operator_since timestamptz;

-- How large the database was at the end of each day, for how fast it grows.
create table database_sizes (
  day date primary key,
  bytes bigint not null check (bytes >= 0),
  measured_at timestamptz not null
);
select guard_tables();

-- Serves the operator: what became of the texts of the last day. They are written in the order of their
-- time, so a block's first and last say it, and writing costs next to nothing.
create index messages_by_time on messages using brin (created_at) with (autosummarize = on);
-- Serves the operator: how many get no texts. Few beside all there are.
create index users_suppressed on users (unsubscribed_at, unreachable_at, blocked_by_carrier)
  where unsubscribed_at is not null or unreachable_at is not null or blocked_by_carrier;

-- The slowest statements, where the server keeps them (shared_preload_libraries) and whoever migrates may
-- say so; without, they are not shown. In a schema of its own: no manager's session reads it.
do $$
begin
  if exists (select from pg_available_extensions where name = 'pg_stat_statements') then
    create schema if not exists operating;
    grant usage on schema operating to floodline_program;
    create extension if not exists pg_stat_statements schema operating;
  end if;
exception
  when insufficient_privilege or undefined_file then null;
end
$$;
