-- What a district's staff covers in a photo: faces, plates. The covered photo is another object under another
-- key; it is what everybody outside the staff sees, and the photo as it was sent stays sealed.
-- docs/decisions/0032-covered-pictures.md has the reasons.
create table media_covers (
  id uuid primary key default uuidv7(),
  -- Null once the photo is gone: the worker then takes the object away, and this row.
  media_id uuid references media on delete set null,
  object_key text not null unique,
  -- Parts of 1, of the photo's width and height: [{"x": 0.1, "y": 0.2, "width": 0.1, "height": 0.1}]
  boxes jsonb not null default '[]',
  size_bytes bigint,
  sha256 bytea,
  covered_by uuid references users on delete set null,
  -- When the permission to send it was given.
  created_at timestamptz not null,
  -- It counts from here.
  ready_at timestamptz,
  -- As of media: when the worker had looked through it. Nobody outside the staff sees it before.
  cleaned_at timestamptz,
  uncleanable_at timestamptz,
  cleaning_at timestamptz,
  cleaning_tries smallint not null default 0,
  -- Its photo has another cover, or none again.
  taken_off_at timestamptz,
  check (taken_off_at is null or ready_at is not null)
);
-- Serves each look at a report. One cover a photo.
create unique index media_covers_current on media_covers (media_id)
  where ready_at is not null and taken_off_at is null;
-- Serves the worker: covers that it has not looked through.
create index media_covers_to_clean on media_covers (ready_at)
  where ready_at is not null and cleaned_at is null and uncleanable_at is null;
-- Serves the worker: covers that are to go.
create index media_covers_to_go on media_covers (created_at)
  where media_id is null or ready_at is null or taken_off_at is not null;
-- Serves the deletion of a photo, and of an account.
create index media_covers_by_media on media_covers (media_id);
create index media_covers_by_user on media_covers (covered_by) where covered_by is not null;
select guard_tables();

-- Whole, where covering is not enough or not possible: the staff alone sees it.
alter table media
  add column hidden_at timestamptz,
  add column hidden_by uuid references users on delete set null,
  add column hidden_reason text check (char_length(hidden_reason) between 1 and 500),
  add check ((hidden_at is null) = (hidden_reason is null)),
  add check (hidden_by is null or hidden_at is not null);
-- Serves the deletion of an account.
create index media_hidden_by on media (hidden_by) where hidden_by is not null;

create policy own_district on media_covers to floodline_manager
  using (exists (
    select from media m join reports r on r.id = m.report_id
    where m.id = media_covers.media_id and r.bid_id = own_bid_id()
  ));
-- Behind it stands the policy of media: who sees the photo's row.
create policy own on media_covers to floodline_person
  using (exists (
    select from media m left join reports r on r.id = m.report_id
    where m.id = media_covers.media_id and (m.user_id = own_user_id() or r.bid_id = own_bid_id())
  ));
grant select, insert, update on media_covers to floodline_manager;
grant select on media_covers to floodline_person;
grant update (object_key, hidden_at, hidden_by, hidden_reason) on media to floodline_manager;

-- Files as everybody outside the staff may see them: who sent it too. As whoever asks (`security_invoker`):
-- it shows nobody a row that media does not.
create view media_outside with (security_invoker = true) as
select
  m.id, m.report_id, m.user_id, m.kind, m.taken_at, m.ready_at, m.cleaned_at, m.uncleanable_at,
  case when c.id is null then m.object_key else c.object_key end as object_key,
  case when c.id is null then m.content_type else 'image/jpeg' end as content_type,
  case when c.id is null then m.size_bytes else c.size_bytes end as size_bytes,
  case when c.id is null then m.sha256 else c.sha256 end as sha256,
  c.ready_at as covered_at,
  case when c.id is not null then m.sha256 end as sealed_sha256
from media m
left join media_covers c
  on c.media_id = m.id and c.ready_at is not null and c.taken_off_at is null
where m.ready_at is not null and m.hidden_at is null and (c.id is null or c.cleaned_at is not null);
grant select on media_outside to floodline_program, floodline_person, floodline_manager;
