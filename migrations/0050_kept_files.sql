-- A file counts under a key that no permission covers, and is seen by others once nothing hidden is left in
-- it. Keys are random: they tell nobody which files are of one person.

alter table media
  -- When the worker had taken out what it says of place and camera; null: its sender alone sees it.
  add column cleaned_at timestamptz,
  -- It cannot be read well enough for that: its sender alone will ever see it.
  add column uncleanable_at timestamptz,
  -- Its sender was told so before it went up, and sent it all the same: others may see it.
  add column may_tell_place boolean not null default false,
  add column cleaning_at timestamptz,
  add column cleaning_tries smallint not null default 0;

-- Serves the worker: files that it has not looked through. What is there already goes the same way,
-- and so to a new key.
create index media_to_clean on media (ready_at)
  where ready_at is not null and cleaned_at is null and uncleanable_at is null;

-- Objects in storage that the worker shall delete: no row names them any more, or none does yet. Written
-- before a copy is made, so that a crash leaves nothing behind that nobody knows of.
create table unwanted_objects (
  object_key text primary key,
  -- Not before: a copy to it may be under way, somebody may look at it, a permission may fill it again.
  delete_after timestamptz not null
);
create index unwanted_objects_by_time on unwanted_objects (delete_after);

-- Photos that the carrier shall delete: by their address its console finds the number they came from. A row
-- stays until the carrier says that it has none.
create table carrier_removals (
  source_url text primary key,
  tries smallint not null default 0,
  next_at timestamptz not null
);
create index carrier_removals_by_time on carrier_removals (next_at);
