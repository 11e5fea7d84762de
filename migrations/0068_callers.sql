-- What one of the staff enters for somebody who calls: a report of nobody's, or of whose number they gave. Its
-- act 'called' says who entered it, and which wording the caller said yes to.
alter table reports
  drop constraint reports_via_check,
  add constraint reports_via_check check (via in ('web', 'text', 'staff'));

-- One form sent twice is one report, also without an owner. Serves the look for it.
create unique index reports_of_callers on reports (bid_id, submission_id) where via = 'staff';
