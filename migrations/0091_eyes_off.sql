-- One manager asks to switch the second pair of eyes off, another agrees: docs/decisions/0037-eyes-off-by-two.md.
alter table bids
  -- Null: nobody asks; or whose account is gone.
  add column eyes_off_asked_by uuid references users on delete set null,
  add column eyes_off_asked_at timestamptz;
-- Serves a deleted account: whose word it was.
create index bids_by_eyes_off on bids (eyes_off_asked_by) where eyes_off_asked_by is not null;
