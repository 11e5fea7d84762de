-- The outbox. A message is committed here before a request leaves for the carrier, and its state
-- only ever moves forward: queued → sending → accepted | refused | unknown → sent → delivered …

create type message_status as enum (
  'queued',      -- waits for its turn
  'sending',     -- claimed; a request may have left
  'unknown',     -- no answer: settled by a receipt or the carrier's list, never by sending again
  'accepted',    -- the carrier has it
  'sent',        -- handed to the phone's network
  'delivered',   -- on the phone
  'undelivered', -- the network gave it back
  'failed',      -- the carrier gave up
  'refused',     -- the carrier said no at once
  'expired'      -- too late to be of use; never left
);

create table messages (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('alert', 'code', 'reply')),
  user_id uuid references users on delete set null,
  -- Null once the account is deleted and the message has ended.
  phone text,
  episode_id uuid references episodes,
  step step,
  alert_id uuid references alerts,
  -- A code's body is kept masked.
  body text not null,
  segments smallint not null,
  -- Higher goes first: flood risk, then heavy, then any, then all-clear.
  priority smallint not null default 0,
  status message_status not null,
  provider_sid text unique,
  error_code integer,
  tries smallint not null default 0,
  created_at timestamptz not null,
  -- Not before this: set again after a refusal that says "later".
  send_at timestamptz not null,
  expires_at timestamptz not null,
  sending_at timestamptz,
  -- When the carrier's list was first seen without it.
  missed_at timestamptz,
  settled_at timestamptz,
  check ((episode_id is null) = (step is null))
);

-- One message for (resident, episode, step): whatever crashes, restarts or runs twice.
create unique index messages_once on messages (user_id, episode_id, step)
  where episode_id is not null;
-- Serves the sender's claim: worst first, then oldest.
create index messages_waiting on messages (priority desc, send_at, id) where status = 'queued';
-- Serves the settling of messages nobody answered for.
create index messages_unsettled on messages (sending_at) where status in ('sending', 'unknown');
-- Serves the texts of a storm, on the manager's page.
create index messages_by_episode on messages (episode_id) where episode_id is not null;
-- Serves the cascade when an account is deleted.
create index messages_by_user on messages (user_id);

-- The carrier's answers, each as it came, also those that changed nothing.
create table receipts (
  id bigint generated always as identity primary key,
  message_id uuid not null references messages on delete cascade,
  status text not null,
  error_code integer,
  received_at timestamptz not null
);

create index receipts_by_message on receipts (message_id);
