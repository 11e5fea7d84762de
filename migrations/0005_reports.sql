-- What residents saw, and what the district did about it. The api alone writes these.

create type depth as enum ('ankle', 'knee', 'waist', 'inside');
create type report_status as enum ('new', 'seen', 'in_progress', 'resolved');

create table reports (
  id uuid primary key default uuidv7(),
  -- Null once the account is deleted: the street was still flooded.
  user_id uuid references users on delete set null,
  bid_id uuid references bids,
  zip text not null references zips,
  -- Both null where the resident gave a ZIP code only.
  latitude double precision,
  longitude double precision,
  depth depth not null,
  note text not null default '' check (char_length(note) <= 2000),
  happened_at timestamptz not null,
  status report_status not null default 'new',
  -- Chosen by the sender's form: the same form sent twice is one report.
  submission_id uuid not null default gen_random_uuid(),
  created_at timestamptz not null,
  check ((latitude is null) = (longitude is null)),
  unique (user_id, submission_id)
);

-- Serves the manager's list: a district's reports, newest first, by keyset.
create index reports_by_bid on reports (bid_id, id desc);
-- Serves the ZIP page's recent reports.
create index reports_by_zip on reports (zip, id desc);

-- A photo or video. Its bytes are in S3; a row counts once it is `ready`.
create table media (
  id uuid primary key default uuidv7(),
  user_id uuid references users on delete set null,
  report_id uuid references reports on delete cascade,
  kind text not null check (kind in ('photo', 'video')),
  object_key text not null unique,
  content_type text not null,
  size_bytes bigint,
  ready_at timestamptz,
  created_at timestamptz not null
);

create index media_by_report on media (report_id);
-- Serves the housekeeping of uploads that no report came for.
create index media_orphans on media (created_at) where report_id is null;

-- Each change of a report's status: who of the district, when.
create table report_changes (
  id bigint generated always as identity primary key,
  report_id uuid not null references reports on delete cascade,
  user_id uuid references users on delete set null,
  status report_status not null,
  changed_at timestamptz not null
);

create index report_changes_by_report on report_changes (report_id);
