-- Reports that a district sends to its city by Open311 (docs/decisions/0062-open311.md).

-- Where its city takes them: set by an operator. The key is none of it: it stands in the worker's environment.
create table city_endpoints (
  bid_id uuid primary key references bids on delete cascade,
  url text not null check (url ~ '^https?://' and length(url) <= 500),
  -- Null: the endpoint is of one alone.
  jurisdiction_id text check (jurisdiction_id <> ''),
  service_code text not null check (service_code <> ''),
  -- What its definition asks for: {"DEPTH": "{depth}"}
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  set_at timestamptz not null
);

-- Of a report: one, however often somebody presses.
create table city_requests (
  report_id uuid primary key references reports on delete cascade,
  bid_id uuid not null references bids on delete cascade,
  -- Null: an account that is gone.
  asked_by uuid references users on delete set null,
  asked_at timestamptz not null,
  -- queued: not sent yet · sending: its request may be on its way · unknown: no answer, so it may be there · waiting: it
  -- has a token · sent: the city has it · refused: somebody must look
  state text not null check (state in ('queued', 'sending', 'unknown', 'waiting', 'sent', 'refused')),
  sending_at timestamptz,
  tries smallint not null default 0,
  -- When something is to be done about it; null: nothing.
  next_at timestamptz,
  token text,
  -- The city's own; null: not known (yet).
  number text,
  sent_at timestamptz,
  -- What was wrong, in a word of ours, and the city's own words.
  problem text,
  problem_words text,
  -- As the city said it last.
  city_status text,
  city_words text,
  heard_at timestamptz,
  check (state <> 'sending' or sending_at is not null),
  check (state <> 'waiting' or token is not null)
);
-- Serves the worker: what is to be done.
create index city_requests_due on city_requests (next_at) where next_at is not null;
-- Serves the worker: whose request died on its way.
create index city_requests_sending on city_requests (sending_at) where state = 'sending';
-- Serves news by the city's number, and the removal of a district.
create index city_requests_by_number on city_requests (bid_id, number);
-- Serves the deletion of an account.
create index city_requests_by_asker on city_requests (asked_by) where asked_by is not null;

-- News that a city's program posts of a number that no report has yet: cities tell them before their own answer.
create table city_news (
  id bigint generated always as identity primary key,
  bid_id uuid not null references bids on delete cascade,
  key_id uuid references district_keys on delete set null,
  number text not null check (length(number) between 1 and 100),
  status text not null,
  words text not null check (length(words) <= 4000),
  heard_at timestamptz not null
);
-- Serves the worker, once a number is known.
create index city_news_by_number on city_news (bid_id, number);
-- Serves the removal of a key.
create index city_news_by_key on city_news (key_id) where key_id is not null;

-- As before (0065), with what the city says.
alter table report_acts drop constraint report_acts_kind_check;
alter table report_acts add constraint report_acts_kind_check check (kind in (
  'status', 'reopened', 'numbered', 'assigned', 'note', 'answer', 'question', 'reply', 'hidden', 'shown',
  'covered', 'merged', 'unmerged', 'private', 'called', 'city'
));

select guard_tables();
grant select on city_endpoints to floodline_manager;
grant select, insert, update on city_requests to floodline_manager;
grant select, insert on city_news to floodline_manager;
create policy own_district on city_endpoints to floodline_manager using (bid_id = own_bid_id());
create policy own_district on city_requests to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
create policy own_district on city_news to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
