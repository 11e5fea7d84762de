-- Who uses FloodLine: residents, and managers of a district (those with a bid_id).

create table users (
  id uuid primary key default uuidv7(),
  phone text not null unique check (phone ~ '^\+1\d{10}$'),
  bid_id uuid references bids,
  -- Consent to alert texts: which wording was agreed to, and when.
  consent_version text,
  consented_at timestamptz,
  -- Said STOP: no text but a sign-in code they ask for themselves.
  unsubscribed_at timestamptz,
  -- The carrier says the number is no use; cleared when its owner signs in again.
  unreachable_at timestamptz,
  created_at timestamptz not null default now(),
  check ((consent_version is null) = (consented_at is null))
);

-- Serves "who manages this district".
create index users_by_bid on users (bid_id) where bid_id is not null;

-- A sign-in code asked for. The newest row of a number is its only valid code, and the rows
-- themselves are the record that the limits per number, per address and overall count.
create table sign_in_codes (
  id uuid primary key default uuidv7(),
  phone text not null check (phone ~ '^\+1\d{10}$'),
  ip inet not null,
  -- Null where Twilio Verify keeps the code.
  code_hash text,
  consent_version text,
  tries smallint not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Serves the newest code of a number and the limit per number.
create index sign_in_codes_by_phone on sign_in_codes (phone, created_at desc);
-- Serves the limit per address.
create index sign_in_codes_by_ip on sign_in_codes (ip, created_at desc);
-- Serves the limit overall and the housekeeping of old rows.
create index sign_in_codes_by_time on sign_in_codes (created_at);

-- A ZIP code that a resident follows, and how much rain is worth a text.
create table places (
  user_id uuid not null references users on delete cascade,
  zip text not null references zips,
  level level not null default 'heavy',
  created_at timestamptz not null default now(),
  primary key (user_id, zip)
);

-- Serves the sweep: which ZIP codes have someone to tell, and who they are.
create index places_by_zip on places (zip, level);
