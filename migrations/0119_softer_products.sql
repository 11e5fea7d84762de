-- Which of the Weather Service's softer products (advisories, statements) count for a district's ZIP codes;
-- null: the usual ones. A test holds the list to shared/storms/products.ts.
alter table bids add column softer text[] check (softer <@ array[
  'Flood Advisory', 'Flood Statement', 'Coastal Flood Advisory', 'Coastal Flood Statement',
  'Lakeshore Flood Advisory', 'Lakeshore Flood Statement'
]);

-- As before (0054), with these.
create or replace view zip_thresholds as
select
  bz.zip, b.id as bid_id, b.name, b.lead_minutes,
  (
    select coalesce(json_object_agg(l.level, json_build_object(
      'mmPer15Min', l.quarter_mm, 'mmPerHour', l.hour_mm
    )), '{}')
    from bid_levels l where l.bid_id = b.id
  ) as levels,
  b.softer
from bid_zips bz join bids b on b.id = bz.bid_id;
