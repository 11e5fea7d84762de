-- A district chooses a gauge for its own ZIP codes: one that leaves it follows that gauge no longer
-- (docs/decisions/0048-the-tide.md).
delete from zip_stations zs
where zs.bid_id is not null
  and not exists (select from bid_zips bz where bz.bid_id = zs.bid_id and bz.zip = zs.zip);

alter table zip_stations add constraint zip_stations_own_zip
  foreign key (bid_id, zip) references bid_zips (bid_id, zip) on delete cascade;
