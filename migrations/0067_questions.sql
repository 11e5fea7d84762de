-- What who sent a report answers to a question of its district's staff is done with by one of them.
alter table report_acts
  add column done_at timestamptz,
  add column done_by uuid references users on delete set null,
  add check (done_at is not null or done_by is null);
grant update (done_at, done_by) on report_acts to floodline_manager;
