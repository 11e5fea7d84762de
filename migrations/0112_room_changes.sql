-- What all of a district's staff see alike is made once and kept in the api's memory (api/district/kept/,
-- docs/decisions/0045-the-room-made-once.md): whatever of it changes, whoever writes it, is told by the statement
-- that writes, to all programs that listen, with its transaction. The payload: the ids of the districts, and of the
-- people whose own it is, with spaces between them, or "*", where they are many. What shows in many districts is told
-- by 0111; what becomes of texts by nobody, for it is thousands a second: it is counted anew.

-- More of them than a notification holds are told as "*".
create function tell_rooms(ids uuid[]) returns void language plpgsql as $$
begin
  if cardinality(ids) > 200 then
    perform pg_notify('room_changes', '*');
  elsif cardinality(ids) > 0 then
    perform pg_notify('room_changes', array_to_string(ids, ' '));
  end if;
end
$$;

-- Of tables whose rows are a district's.
create function rooms_changed() returns trigger language plpgsql as $$
begin
  perform tell_rooms(array(select distinct bid_id from changed where bid_id is not null order by bid_id));
  return null;
end
$$;

-- What is moved leaves one district as well.
create function rooms_moved() returns trigger language plpgsql as $$
begin
  perform tell_rooms(array(
    select bid_id from changed where bid_id is not null
    union select bid_id from before where bid_id is not null
    order by bid_id
  ));
  return null;
end
$$;

create trigger room_reports_added after insert on reports
  referencing new table as changed for each statement execute function rooms_changed();
create trigger room_reports_changed after update on reports
  referencing old table as before new table as changed for each statement execute function rooms_moved();
create trigger room_reports_gone after delete on reports
  referencing old table as changed for each statement execute function rooms_changed();

create trigger room_acts_added after insert on report_acts
  referencing new table as changed for each statement execute function rooms_changed();
create trigger room_acts_changed after update on report_acts
  referencing old table as before new table as changed for each statement execute function rooms_moved();
create trigger room_acts_gone after delete on report_acts
  referencing old table as changed for each statement execute function rooms_changed();

create trigger room_incidents_added after insert on incidents
  referencing new table as changed for each statement execute function rooms_changed();
create trigger room_incidents_changed after update on incidents
  referencing old table as before new table as changed for each statement execute function rooms_moved();
create trigger room_incidents_gone after delete on incidents
  referencing old table as changed for each statement execute function rooms_changed();

create trigger room_answers_added after insert on answer_templates
  referencing new table as changed for each statement execute function rooms_changed();
create trigger room_answers_changed after update on answer_templates
  referencing old table as before new table as changed for each statement execute function rooms_moved();
create trigger room_answers_gone after delete on answer_templates
  referencing old table as changed for each statement execute function rooms_changed();

-- What belongs to a report. As the owner: who confirms, or sends a photo, may not see all reports.
create function rooms_of_reports_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_rooms(array(
    select distinct r.bid_id from changed join reports r on r.id = changed.report_id
    where r.bid_id is not null order by r.bid_id
  ));
  return null;
end
$$;

create trigger room_confirmations_added after insert on report_confirmations
  referencing new table as changed for each statement execute function rooms_of_reports_changed();
create trigger room_confirmations_gone after delete on report_confirmations
  referencing old table as changed for each statement execute function rooms_of_reports_changed();
create trigger room_media_added after insert on media
  referencing new table as changed for each statement execute function rooms_of_reports_changed();
create trigger room_media_changed after update on media
  referencing new table as changed for each statement execute function rooms_of_reports_changed();
create trigger room_media_gone after delete on media
  referencing old table as changed for each statement execute function rooms_of_reports_changed();

-- Storms are over ZIP codes.
create function rooms_of_zips_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_rooms(array(
    select distinct bz.bid_id from changed join bid_zips bz on bz.zip = changed.zip order by bz.bid_id
  ));
  return null;
end
$$;

create trigger room_storms_added after insert on episodes
  referencing new table as changed for each statement execute function rooms_of_zips_changed();
create trigger room_storms_changed after update on episodes
  referencing new table as changed for each statement execute function rooms_of_zips_changed();
create trigger room_storms_gone after delete on episodes
  referencing old table as changed for each statement execute function rooms_of_zips_changed();

-- Who is of a district's staff, as what, and by which name; and who is of FloodLine's.
create function rooms_of_staff_changed() returns trigger language plpgsql as $$
begin
  perform tell_rooms(array_remove(array[
    case when tg_op <> 'INSERT' then old.bid_id end,
    case when tg_op <> 'DELETE' then new.bid_id end,
    case when tg_op = 'DELETE' then old.id else new.id end
  ], null));
  return null;
end
$$;

create trigger room_staff_added after insert on users
  for each row when (new.bid_id is not null) execute function rooms_of_staff_changed();
create trigger room_staff_changed after update of bid_id, bid_role, staff_name, phone, operator_since on users
  for each row when (
    (old.bid_id, old.bid_role, old.staff_name, old.phone, old.operator_since)
      is distinct from (new.bid_id, new.bid_role, new.staff_name, new.phone, new.operator_since)
    and (old.bid_id is not null or new.bid_id is not null)
  )
  execute function rooms_of_staff_changed();
create trigger room_staff_gone after delete on users
  for each row when (old.bid_id is not null) execute function rooms_of_staff_changed();

-- How far somebody has seen is their own; so is a filter, but for what all share.
create function own_room_changed() returns trigger language plpgsql as $$
begin
  perform tell_rooms(array(select distinct user_id from changed order by user_id));
  return null;
end
$$;

create trigger room_looks_added after insert on board_looks
  referencing new table as changed for each statement execute function own_room_changed();
create trigger room_looks_changed after update on board_looks
  referencing new table as changed for each statement execute function own_room_changed();

create function rooms_of_filters_changed() returns trigger language plpgsql as $$
begin
  perform tell_rooms(array(select distinct coalesce(user_id, bid_id) as id from changed order by id));
  return null;
end
$$;

create trigger room_filters_added after insert on saved_filters
  referencing new table as changed for each statement execute function rooms_of_filters_changed();
create trigger room_filters_changed after update on saved_filters
  referencing new table as changed for each statement execute function rooms_of_filters_changed();
create trigger room_filters_gone after delete on saved_filters
  referencing old table as changed for each statement execute function rooms_of_filters_changed();
