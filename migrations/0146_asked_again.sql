-- A form that is sent again because its answer was lost does once what it asks: what it wrote has the mark of what
-- was sent (api/http/sent_mark.ts). Null: whoever asked gave no id to know it by, or nothing sends it twice.
alter table report_acts add column sent_mark bytea;
alter table broadcasts add column sent_mark bytea;
alter table invitations add column sent_mark bytea;

-- For a note or a question that is sent again (shared/server/report_acts.ts).
create unique index report_acts_sent_once on report_acts (bid_id, sent_mark) where sent_mark is not null;
-- For a draft that is sent again (api/district/broadcasts/sql.ts).
create unique index broadcasts_sent_once on broadcasts (bid_id, sent_mark) where sent_mark is not null;
-- For an invitation that is sent again (api/district/people/sql.ts).
create unique index invitations_sent_once on invitations (bid_id, sent_mark) where sent_mark is not null;
