-- What a district may set, who has changed it, and what a change would have meant. The bounds and their
-- reasons stand in shared/storms/thresholds.ts; a test holds these figures to those.

-- What was set when anything went: to the nearest bound. Without an hour's sum, four such quarters make one.
update bid_levels set
  quarter_mm = case level
    when 'any' then least(greatest(quarter_mm, 0.2), 2.5)
    when 'heavy' then least(greatest(quarter_mm, 2), 10)
    when 'flood' then least(greatest(quarter_mm, 5), 20)
  end,
  hour_mm = case level
    when 'any' then least(greatest(hour_mm, 0.5), 10)
    when 'heavy' then least(greatest(hour_mm, 5), 20)
    when 'flood' then least(greatest(hour_mm, 12), 50)
  end;
update bid_levels set hour_mm = greatest(hour_mm, quarter_mm) where hour_mm is not null;
update bid_levels set hour_mm = case level when 'any' then 10 when 'heavy' then 20 else 50 end
where hour_mm is null and quarter_mm * 4 > case level when 'any' then 10 when 'heavy' then 20 else 50 end;

alter table bid_levels
  drop constraint bid_levels_quarter_mm_check,
  drop constraint bid_levels_hour_mm_check,
  add constraint bid_levels_in_bounds check (case level
    when 'any' then quarter_mm between 0.2 and 2.5 and coalesce(hour_mm, quarter_mm * 4) between 0.5 and 10
    when 'heavy' then quarter_mm between 2 and 10 and coalesce(hour_mm, quarter_mm * 4) between 5 and 20
    when 'flood' then quarter_mm between 5 and 20 and coalesce(hour_mm, quarter_mm * 4) between 12 and 50
  end),
  -- An hour has its wettest 15 minutes in it.
  add constraint bid_levels_hour_of_quarters check (hour_mm >= quarter_mm);

-- A worse level needs more rain, whoever set it: a district's own stand beside FloodLine's.
create function refuse_levels_out_of_order() returns trigger
language plpgsql
as $$
begin
  if exists (
    with here as (
      select
        usual.level, coalesce(own.quarter_mm, usual.quarter_mm) as quarter_mm,
        case when own.level is null then usual.hour_mm else own.hour_mm end as hour_mm
      from (values
        ('any'::level, 0.5::real, null::real), ('heavy', 5, 10), ('flood', 10, 25)
      ) as usual (level, quarter_mm, hour_mm)
      left join bid_levels own
        on own.bid_id = coalesce(new.bid_id, old.bid_id) and own.level = usual.level
    )
    select from here lesser join here worse on lesser.level < worse.level
    where lesser.quarter_mm >= worse.quarter_mm or lesser.hour_mm >= worse.hour_mm
  ) then
    raise exception 'a worse level must need more rain'
      using errcode = 'check_violation', constraint = 'bid_levels_in_order', table = 'bid_levels';
  end if;
  return null;
end
$$;
-- At the end of the transaction: the whole list is written anew in one.
create constraint trigger bid_levels_in_order
  after insert or update or delete on bid_levels
  deferrable initially deferred
  for each row execute function refuse_levels_out_of_order();

-- Who changed what, and when.
create table bid_level_changes (
  id uuid primary key default uuidv7(),
  bid_id uuid not null references bids on delete cascade,
  -- Null: an account that is gone.
  user_id uuid references users on delete set null,
  changed_at timestamptz not null,
  -- As the API has them: DistrictLevels of shared/api/district.ts.
  before jsonb not null,
  after jsonb not null
);
-- Serves the list on the page; the newest first.
create index bid_level_changes_by_bid on bid_level_changes (bid_id, id desc);
-- Serves the deletion of an account.
create index bid_level_changes_by_user on bid_level_changes (user_id) where user_id is not null;
select guard_tables();

-- A district's own, with the end of the number of who did it: gone with the account.
create view own_level_changes as
select c.id, c.user_id, right(u.phone, 4) as ending, c.changed_at, c.before, c.after
from bid_level_changes c left join users u on u.id = c.user_id
where c.bid_id = own_bid_id();

-- How a district's people follow its ZIP codes, {"11231": "heavy"}, and how many do it so; not who.
create view own_followers as
select follows, count(*)::int as people
from (
  select jsonb_object_agg(p.zip, p.level) as follows
  from bid_zips bz
  join places p using (zip)
  join users u on u.id = p.user_id
  where bz.bid_id = own_bid_id()
    and u.consented_at is not null and u.unsubscribed_at is null and u.unreachable_at is null
  group by p.user_id
) as person
group by follows;

-- What each ZIP code's districts have set: its page shows it to anybody.
create view zip_thresholds as
select
  bz.zip, b.id as bid_id, b.name, b.lead_minutes,
  (
    select coalesce(json_object_agg(l.level, json_build_object(
      'mmPer15Min', l.quarter_mm, 'mmPerHour', l.hour_mm
    )), '{}')
    from bid_levels l where l.bid_id = b.id
  ) as levels
from bid_zips bz join bids b on b.id = bz.bid_id;

grant select on own_followers, own_level_changes, zip_thresholds to floodline_program, floodline_manager;
grant select on zip_thresholds to floodline_person;

-- A text to a district's managers about what one of them did. Every row passes the new check, for the
-- old one was stricter.
alter table messages
  drop constraint messages_kind_check,
  add constraint messages_kind_check check (kind in ('alert', 'code', 'reply', 'report', 'notice')) not valid;
-- Serves "when were they told last?"
create index messages_notices on messages (user_id, send_at) where kind = 'notice';

-- As before (0052), without what a district hides from the public (0051).
create or replace view reported_places as
select
  id, zip, status, water_answer, happened_at,
  public_degrees(latitude) as latitude, public_degrees(longitude) as longitude,
  -- Cheaper to compare with: a corner of the thousandth of a degree that it lies in.
  floor(latitude * 1000) / 1000 as south, floor(longitude * 1000) / 1000 as west
from reports
where withdrawn_at is null and hidden_at is null;
