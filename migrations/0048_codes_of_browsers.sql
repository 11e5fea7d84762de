-- A code belongs to the browser that asked for it: guesses from any other are none at it.

alter table sign_in_codes
  -- Of the id that the browser keeps. Null: of before, good for nothing any more; asking again is all
  -- it takes.
  add column browser_hash text,
  -- own: the browser has signed in to this number's account before. known: the number has one. new.
  add column asker text not null default 'new' check (asker in ('own', 'known', 'new')),
  -- Twilio Verify has one verification a number at a time, whoever asks, with five tries for all.
  add column verification_sid text;

-- Serves a browser's newest code.
create index sign_in_codes_by_browser on sign_in_codes (browser_hash, phone, created_at desc);

-- Tries at codes, there or not, counted by network and overall; of which number is not kept.
create table code_tries (
  id bigint generated always as identity primary key,
  ip inet not null,
  asker text not null check (asker in ('own', 'known', 'new')),
  -- Until the code proved right.
  is_wrong boolean not null default true,
  created_at timestamptz not null
);
-- Serves the limits, overall and by network, and throwing away.
create index code_tries_by_time on code_tries (created_at) where is_wrong;
