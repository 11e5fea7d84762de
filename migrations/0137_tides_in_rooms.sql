-- A district's board shows the tide of its ZIP codes (docs/decisions/0048-the-tide.md), and is kept (0112): each
-- height, each tide, each choice of a station is told to the districts that it concerns.
create function rooms_of_stations_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_rooms(array(
    select distinct bz.bid_id
    from changed
    join zip_stations zs on zs.station_id = changed.station_id
    join bid_zips bz on bz.zip = zs.zip
    order by bz.bid_id
  ));
  return null;
end
$$;

create trigger room_heights_added after insert on tide_levels
  referencing new table as changed for each statement execute function rooms_of_stations_changed();
create trigger room_heights_changed after update on tide_levels
  referencing new table as changed for each statement execute function rooms_of_stations_changed();
create trigger room_tides_added after insert on tides
  referencing new table as changed for each statement execute function rooms_of_stations_changed();
create trigger room_tides_changed after update on tides
  referencing new table as changed for each statement execute function rooms_of_stations_changed();

create trigger room_stations_chosen after insert on zip_stations
  referencing new table as changed for each statement execute function rooms_of_zips_changed();
create trigger room_stations_changed after update on zip_stations
  referencing new table as changed for each statement execute function rooms_of_zips_changed();
create trigger room_stations_left after delete on zip_stations
  referencing old table as changed for each statement execute function rooms_of_zips_changed();

-- What became of the texts of the tide to who follows the own ZIP codes; the ZIP code that a text names is its reader's
-- first of that gauge.
create view own_tide_texts as
select
  m.episode_id, m.alert_id, m.status, m.error_code, m.held_for, m.created_at, m.settled_at,
  true as is_counted, true as is_counted_of_step
from bid_zips bz
join messages m on m.tide_zip = bz.zip
where bz.bid_id = own_bid_id();
grant select on own_tide_texts to floodline_program, floodline_manager;
