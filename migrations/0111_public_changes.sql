-- What everybody may see is made once and kept in the api's memory (api/kept/): whatever of it changes, whoever
-- writes it, is told by the statement that writes, to all programs that listen, with its transaction. The payload:
-- the ZIP codes that it is about, with spaces between them, or "*", where it may be about any.

-- More of them than a notification holds are told as "*".
create function tell_public_zips(zips text[]) returns void language plpgsql as $$
begin
  if cardinality(zips) > 1000 then
    perform pg_notify('public_changes', '*');
  elsif cardinality(zips) > 0 then
    perform pg_notify('public_changes', array_to_string(zips, ' '));
  end if;
end
$$;

-- Of tables whose rows have a ZIP code of their own.
create function zips_changed() returns trigger language plpgsql as $$
begin
  perform tell_public_zips(array(select distinct zip from changed where zip is not null order by zip));
  return null;
end
$$;

-- A report that is moved leaves one ZIP code as well.
create function zips_moved() returns trigger language plpgsql as $$
begin
  perform tell_public_zips(array(
    select zip from changed where zip is not null
    union select zip from before where zip is not null
    order by zip
  ));
  return null;
end
$$;

create trigger public_reports_added after insert on reports
  referencing new table as changed for each statement execute function zips_changed();
create trigger public_reports_changed after update on reports
  referencing old table as before new table as changed for each statement execute function zips_moved();
create trigger public_reports_gone after delete on reports
  referencing old table as changed for each statement execute function zips_changed();

create trigger public_storms_added after insert on episodes
  referencing new table as changed for each statement execute function zips_changed();
create trigger public_storms_changed after update on episodes
  referencing new table as changed for each statement execute function zips_changed();
create trigger public_storms_gone after delete on episodes
  referencing old table as changed for each statement execute function zips_changed();

-- "Same water" is counted with its report, an alert told with its storm. As the owner: who confirms may not see all
-- reports.
create function zips_of_confirmations_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_public_zips(array(
    select distinct r.zip from changed join reports r on r.id = changed.report_id
    where r.zip is not null order by r.zip
  ));
  return null;
end
$$;

create trigger public_confirmations_added after insert on report_confirmations
  referencing new table as changed for each statement execute function zips_of_confirmations_changed();
create trigger public_confirmations_gone after delete on report_confirmations
  referencing old table as changed for each statement execute function zips_of_confirmations_changed();

create function zips_of_alerts_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_public_zips(array(
    select distinct e.zip from changed join episodes e on e.id = changed.episode_id order by e.zip
  ));
  return null;
end
$$;

create trigger public_alerts_added after insert on alerts
  referencing new table as changed for each statement execute function zips_of_alerts_changed();

-- Seldom, and seen in many places: districts and their ground, their words and thresholds, official warnings, a
-- sweep that ends, a service that falls ill or is well again.
create function anything_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('public_changes', '*');
  return null;
end
$$;

create trigger public_districts after insert or update or delete on bids
  for each statement execute function anything_changed();
create trigger public_district_zips after insert or update or delete on bid_zips
  for each statement execute function anything_changed();
create trigger public_streets after insert or update or delete on bid_streets
  for each statement execute function anything_changed();
create trigger public_levels after insert or update or delete on bid_levels
  for each statement execute function anything_changed();
create trigger public_words after insert or update or delete on bid_messages
  for each statement execute function anything_changed();
create trigger public_warnings after insert or update or delete on warnings
  for each statement execute function anything_changed();
create trigger public_zips after insert or update or delete on zips
  for each statement execute function anything_changed();
create trigger public_sweeps after update of status on sweeps
  for each row when (old.status is distinct from new.status) execute function anything_changed();
create trigger public_conditions_begun after insert on conditions
  for each row execute function anything_changed();
create trigger public_conditions after update of ill_since on conditions
  for each row when (old.ill_since is distinct from new.ill_since) execute function anything_changed();
