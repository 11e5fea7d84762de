-- Photos and videos that a district's staff take at a report of theirs: the staff alone sees them until a
-- manager shows one outside. docs/decisions/0032-covered-pictures.md has the reasons.
alter table media
  -- Then `user_id` is nobody's: it is the report's, not its taker's. Its sender's otherwise.
  add column is_staffs boolean not null default false,
  -- Null: an account that is gone.
  add column taken_by uuid references users on delete set null,
  -- Null: the staff alone sees it.
  add column outside_at timestamptz,
  add column outside_by uuid references users on delete set null,
  add check (not is_staffs or user_id is null and report_id is not null),
  add check (is_staffs or taken_by is null and outside_at is null),
  add check (outside_by is null or outside_at is not null);
-- Serves the deletion of an account, and its export.
create index media_taken_by on media (taken_by) where taken_by is not null;
create index media_outside_by on media (outside_by) where outside_by is not null;
grant update (outside_at, outside_by) on media to floodline_manager;

-- As before (0079), without what is the staff's alone, also to programs that know nothing of it yet.
create or replace view media_outside with (security_invoker = true) as
select
  m.id, m.report_id, m.user_id, m.kind, m.taken_at, m.ready_at, m.cleaned_at, m.uncleanable_at,
  case when c.id is null then m.object_key else c.object_key end as object_key,
  case when c.id is null then m.content_type else 'image/jpeg' end as content_type,
  case when c.id is null then m.size_bytes else c.size_bytes end as size_bytes,
  case when c.id is null then m.sha256 else c.sha256 end as sha256,
  c.ready_at as covered_at,
  case when c.id is not null then m.sha256 end as sealed_sha256,
  m.is_staffs
from media m
left join media_covers c
  on c.media_id = m.id and c.ready_at is not null and c.taken_off_at is null
where m.ready_at is not null and m.hidden_at is null and (c.id is null or c.cleaned_at is not null)
  and (not m.is_staffs or m.outside_at is not null);

-- Behind each query's own words: to who sent the report there is no such row.
drop policy own on media;
create policy own on media to floodline_person using (
  user_id = own_user_id()
  or exists (
    select from reports r
    where r.id = media.report_id
      and (not media.is_staffs or media.outside_at is not null or r.bid_id = own_bid_id())
  )
);
-- Of a staff's photo too, which is nobody's own: who sent its report sees what covers it, or would be shown
-- the photo without.
drop policy own on media_covers;
create policy own on media_covers to floodline_person
  using (exists (
    select from media m left join reports r on r.id = m.report_id
    where m.id = media_covers.media_id
      and (m.user_id = own_user_id() or r.user_id = own_user_id() or r.bid_id = own_bid_id())
  ));
