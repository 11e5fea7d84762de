-- However an after-storm report's file goes, its days over or its district removed, its objects go too: the worker
-- deletes what is on the list of unwanted ones.
create function leave_after_objects() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into unwanted_objects (object_key, delete_after)
  select key, now() from unnest(array[old.reading_key, old.archive_key]) as key where key is not null
  on conflict (object_key) do nothing;
  return null;
end
$$;
revoke execute on function leave_after_objects() from public;
create trigger objects_left after delete on after_files
  for each row execute function leave_after_objects();
