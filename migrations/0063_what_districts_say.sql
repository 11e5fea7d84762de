-- What a district says on its ZIP codes' pages for a while, and how it wants to work.

alter table bids
  -- In which its forms ask for words, in this order.
  add column languages text[] not null default '{en,es,zh}' check (
    languages <@ '{en,es,zh}' and cardinality(languages) > 0
    and cardinality(array_positions(languages, 'en')) <= 1
    and cardinality(array_positions(languages, 'es')) <= 1
    and cardinality(array_positions(languages, 'zh')) <= 1
  ),
  -- Whoever writes a broadcast does not send it.
  add column if not exists two_pairs_of_eyes boolean not null default false;

create table bid_messages (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  en text check (char_length(en) between 1 and 500),
  es text check (char_length(es) between 1 and 500),
  zh text check (char_length(zh) between 1 and 500),
  -- Null: an account that is gone.
  set_by uuid references users on delete set null,
  set_at timestamptz not null,
  until timestamptz not null,
  -- Sooner than it would have: by hand, or as another took its place.
  ended_at timestamptz,
  constraint bid_messages_has_words check (num_nonnulls(en, es, zh) > 0),
  constraint bid_messages_has_end check (until > set_at and until <= set_at + interval '7 days')
);
-- A district says one thing at a time; serves its ZIP codes' pages.
create unique index bid_messages_now on bid_messages (bid_id) where ended_at is null;
-- Serves the deletion of a manager's account.
create index bid_messages_by_setter on bid_messages (set_by) where set_by is not null;
-- Serves the housekeeping.
create index bid_messages_by_end on bid_messages (until);
select guard_tables();

-- What anybody may read, for as long as it lasts; which that is, the clock of who asks says.
create view zip_messages as
select bz.zip, b.id as bid_id, b.name, b.languages, m.en, m.es, m.zh, m.set_at, m.until
from bid_messages m
join bids b on b.id = m.bid_id
join bid_zips bz on bz.bid_id = b.id
where m.ended_at is null;

-- A district's own, with who set it.
create view own_message as
select m.en, m.es, m.zh, m.set_at, m.until, m.set_by as by_id,
  case when u.bid_id = m.bid_id then u.staff_name end as by_name, right(u.phone, 4) as by_ending
from bid_messages m left join users u on u.id = m.set_by
where m.bid_id = own_bid_id() and m.ended_at is null;

grant select on zip_messages to floodline_program, floodline_person;
grant select on own_message to floodline_program, floodline_manager;
