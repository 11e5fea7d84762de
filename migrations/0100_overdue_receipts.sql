-- A receipt that meets a program that is down is lost: the carrier posts each once. What stays on its way for
-- long is asked about in the carrier's list (worker/sending/overdue.ts).
alter table messages
  -- When it was last asked about. Also keeps two workers from asking about the same.
  add column list_asked_at timestamptz,
  -- How often the carrier said what it knows.
  add column list_looks smallint not null default 0;

-- Whoever was sent one so long ago knows by now; the carrier need not be asked about a year of them.
update messages set settled_at = sending_at
where status in ('accepted', 'sent') and settled_at is null and sending_at < now() - interval '7 days';

-- Serves the texts whose receipts are overdue: few, for a receipt comes within seconds, and what the carrier never
-- hears the end of is settled by the last look.
create index messages_on_their_way on messages (sending_at desc)
  where status in ('accepted', 'sent') and settled_at is null;
