-- What phones text us: acted on once, whatever the carrier repeats. Its words are not kept.

create table inbound_texts (
  -- The carrier's id.
  sid text primary key,
  phone text not null,
  -- What it asked for, as api/twilio/wishes.ts reads it; "photo" for one with pictures.
  wish text not null,
  -- Our answer; null: none was due.
  reply_id uuid references messages on delete set null,
  received_at timestamptz not null
);

-- Serves the limit on answers to a number, and the question that a photo led to.
create index inbound_texts_by_phone on inbound_texts (phone, received_at desc);
-- Serves the housekeeping.
create index inbound_texts_by_time on inbound_texts (received_at);
create index inbound_texts_by_reply on inbound_texts (reply_id) where reply_id is not null;

-- The carrier took the STOP by itself, blocks us, and answers START by itself too.
alter table users add column blocked_by_carrier boolean not null default false;
