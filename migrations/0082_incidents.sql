-- Many reports, one water (docs/decisions/0033-incidents.md). Its first report leads: it has the status, the
-- others are `same_as` it. One that was merged into another keeps its row, so that its address goes on working.
create table incidents (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  lead_id uuid not null references reports on delete cascade,
  -- Never one that is merged itself: chains are collapsed as they come about.
  merged_into uuid references incidents on delete set null,
  created_at timestamptz not null,
  check (merged_into <> id)
);
-- Serves "which incident does this report lead"; a report leads one.
create unique index incidents_by_lead on incidents (lead_id) where merged_into is null;
-- Serves the collapsing of chains, and the deletion of an incident.
create index incidents_merged on incidents (merged_into) where merged_into is not null;
-- Serves the removal of a district.
create index incidents_by_bid on incidents (bid_id);
-- Serves the deletion of a report.
create index incidents_by_any_lead on incidents (lead_id);

alter table reports add column incident_id uuid references incidents on delete set null;
-- Serves an incident's page, and what is told to all of its reporters.
create index reports_by_incident on reports (incident_id) where incident_id is not null;

-- "Still wet?", asked of everybody who reported in an incident.
create table incident_questions (
  id uuid primary key default uuidv7(),
  incident_id uuid not null references incidents on delete cascade,
  asked_by uuid references users on delete set null,
  asked_at timestamptz not null,
  -- Who reported and could not be asked: did not want texts, left, or cannot be reached.
  unasked smallint not null
);
create index incident_questions_by_incident on incident_questions (incident_id, id desc);
create index incident_questions_by_asker on incident_questions (asked_by) where asked_by is not null;

alter table messages add column question_id uuid references incident_questions on delete set null;
-- One text for (question, resident), whatever runs twice.
create unique index messages_of_question on messages (question_id, user_id)
  where question_id is not null;

-- Of an act on the report that leads an incident, a text to each person who reported its water.
create unique index messages_of_act_once on messages (act_id, user_id) where act_id is not null;
drop index messages_of_act;

-- The acts that change a report's status: what its sender knows of its history.
create function status_acts() returns text[] language sql immutable parallel safe
return array['status', 'reopened', 'merged', 'unmerged'];
drop policy own on report_acts;
create policy own on report_acts to floodline_person using (
  bid_id = own_bid_id()
  or kind = any (status_acts()) and exists (select from reports r where r.id = report_acts.report_id)
);

-- The water does not go with whoever takes back the report that led: the next oldest leads, as the first did.
create function pass_lead() returns trigger
language plpgsql
as $$
declare
  heir uuid;
begin
  select r.id into heir
  from reports r join incidents i on i.id = r.incident_id
  where i.id = new.incident_id and i.lead_id = new.id
    and r.id <> new.id and r.withdrawn_at is null and r.removed_at is null
  order by r.happened_at, r.id
  limit 1
  for update of r;
  if heir is null then return null; end if;
  update incidents set lead_id = heir where id = new.incident_id;
  insert into report_acts (bid_id, report_id, kind, detail, acted_at)
  select bid_id, id, 'status', jsonb_build_object('from', status, 'to', new.status),
    coalesce(new.withdrawn_at, new.removed_at)
  from reports where id = heir and status <> new.status;
  update reports set status = new.status, city_number = new.city_number, whose = new.whose where id = heir;
  update reports set incident_id = null where id = new.id;
  return null;
end
$$;
create trigger lead_passes after update of withdrawn_at, removed_at on reports
for each row
when (
  new.incident_id is not null
  and (new.withdrawn_at is not null or new.removed_at is not null)
  and old.withdrawn_at is null and old.removed_at is null
)
execute function pass_lead();

-- How many have seen an incident's water, each once, and how many of those who reported it read texts: in
-- numbers alone, to the staff of its district.
create function is_reachable(owner users) returns boolean language sql immutable
return owner.unsubscribed_at is null and owner.unreachable_at is null;
create view own_incident_people as
select
  i.id as incident_id,
  count(distinct coalesce(c.user_id, r.user_id, r.id))::int as people,
  count(distinct r.user_id) filter (where r.wants_texts and is_reachable(u))::int as reachable,
  count(distinct coalesce(r.user_id, r.id))::int as reporters
from incidents i
join reports r on r.incident_id = i.id and r.withdrawn_at is null
left join users u on u.id = r.user_id
left join lateral (
  select r.user_id
  union all
  select c.user_id from report_confirmations c where c.report_id = r.id
) c on true
where i.bid_id = own_bid_id()
group by i.id;

-- What was answered to "Still wet?", of who was asked; not by whom.
create view own_incident_questions as
select
  q.id, q.incident_id, q.asked_at, q.unasked, count(m.id)::int as asked,
  (count(m.id) filter (where r.water_answer = 'still' and r.water_answered_at >= q.asked_at))::int as still,
  (count(m.id) filter (where r.water_answer = 'gone' and r.water_answered_at >= q.asked_at))::int as gone
from incident_questions q
join incidents i on i.id = q.incident_id
left join messages m on m.question_id = q.id
left join reports r on r.id = m.report_id
where i.bid_id = own_bid_id()
group by q.id;

select guard_tables();
grant select on own_incident_questions to floodline_manager;
grant select on own_incident_people to floodline_manager;
grant select, insert on incidents to floodline_manager;
grant select (incident_id, asked_at) on incident_questions to floodline_manager;
grant update (merged_into) on incidents to floodline_manager;
grant update (incident_id) on reports to floodline_manager;
create policy own_district on incidents to floodline_manager
  using (bid_id = own_bid_id()) with check (bid_id = own_bid_id());
create policy own_district on incident_questions to floodline_manager
  using (exists (select from incidents i where i.id = incident_id));
-- Who sent a report knows how its water fares, and no more of the incident.
grant select (id, lead_id) on incidents to floodline_person;
create policy own on incidents to floodline_person
  using (exists (select from reports r where r.incident_id = incidents.id));
