-- Photos that a manager has chosen for after-storm reports: each report whose time the photo's report is of shows it.
create table after_pictures (
  media_id uuid primary key references media on delete cascade,
  bid_id uuid not null references bids on delete cascade,
  chosen_by uuid references users on delete set null,
  chosen_at timestamptz not null
);
-- Serves a report's pictures, and a district's removal.
create index after_pictures_by_bid on after_pictures (bid_id);
-- Serves the deletion of an account.
create index after_pictures_by_chooser on after_pictures (chosen_by) where chosen_by is not null;

select guard_tables();
grant select (media_id, bid_id, chosen_at) on after_pictures to floodline_manager;
grant insert (media_id, bid_id, chosen_by, chosen_at), delete on after_pictures to floodline_manager;
create policy own_district on after_pictures to floodline_manager
  using (bid_id = own_bid_id())
  with check (bid_id = own_bid_id() and exists (
    select from media m join reports r on r.id = m.report_id
    where m.id = after_pictures.media_id and r.bid_id = own_bid_id()
  ));
