-- The carrier's refusals: a text that came back for no fault of its own waits and goes again; one
-- without an answer is settled by proof.

alter table messages
  -- The carrier's ids of earlier attempts, which came back undelivered: what it says of these since
  -- is of them, not of the attempt under way.
  add column given_back_sids text[] not null default '{}',
  -- Since when it is not known whether the request arrived: nothing of it can arrive after that.
  add column doubted_at timestamptz;

-- "unproven": its request got no answer, and until it was too late nothing proved that it had or had
-- not arrived. Every row passes the new check, for the old one was stricter.
alter table messages
  drop constraint messages_expired_for_check,
  add constraint messages_expired_for_check
    check (expired_for in ('superseded', 'late', 'stopped', 'overBudget', 'unproven')) not valid;

-- Serves the sender's claim: worst first, then oldest. By when it was written, so that what was put
-- off by the carrier keeps its place in the line.
drop index messages_waiting;
create index messages_waiting on messages (priority desc, created_at, id) where status = 'queued';

-- Serves the operator: which errors of the carrier ended texts of late. The codes' meanings are in
-- shared/server/carrier_codes.ts alone.
drop index messages_filtered;
create index messages_failed on messages (settled_at) where error_code is not null;
-- Serves the operator: texts of which it was never known whether they arrived.
create index messages_unproven on messages (settled_at) where expired_for = 'unproven';
-- Serves settling: which of the carrier's ids belonged to an earlier attempt.
create index messages_given_back on messages using gin (given_back_sids)
  where given_back_sids <> '{}';
