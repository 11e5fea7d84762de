-- Whoever follows ZIP codes may leave out what districts write, and keep their alerts.
alter table users add column wants_broadcasts boolean not null default true;

-- Why somebody gets no text of a broadcast; null: they get one. By what weighs most for them. Beside the one
-- of 0074, which programs of before still ask.
create function untold_for(
  has_left boolean, is_unreachable boolean, has_agreed boolean, wants_broadcasts boolean,
  has_words boolean, paused_until timestamptz, rest_ends_at timestamptz, leaves_at timestamptz,
  valid_until timestamptz
) returns text
language sql immutable parallel safe
as $$
  select case
    when has_left then 'left'
    when is_unreachable then 'unreachable'
    when not has_agreed then 'notAgreed'
    when not wants_broadcasts then 'notWanted'
    when not has_words then 'noWords'
    when rest_ends_at < valid_until then null
    when paused_until > leaves_at then 'paused'
    else 'quiet'
  end
$$;

-- As in 0075, with what each wants.
drop function own_audience;
create function own_audience(of_zips text[], of_staff boolean) returns table (
  language text, consent_version text, has_left boolean, is_unreachable boolean,
  wants_broadcasts boolean, quiet_from smallint, quiet_to smallint, paused_until timestamptz,
  people integer
)
language sql stable security definer
set search_path = public, pg_temp
as $$
  select
    u.language, case when u.consented_at is not null then u.consent_version end,
    u.unsubscribed_at is not null, u.unreachable_at is not null, u.wants_broadcasts, u.quiet_from,
    u.quiet_to, u.paused_until, count(*)::int
  from (
    -- Of the two, one is not even begun.
    select * from users where of_staff and bid_id = own_bid_id()
    union all
    select * from users where not of_staff and id in (
      select p.user_id from places p join bid_zips bz using (zip)
      where bz.bid_id = own_bid_id() and p.zip = any(of_zips)
    )
  ) u
  group by 1, 2, 3, 4, 5, 6, 7, 8
$$;
revoke execute on function own_audience from public;
grant execute on function own_audience to floodline_manager, floodline_program;

-- "notWanted": its reader had left out broadcasts before it left. Beside what is allowed so far.
do $$
declare
  allowed text[];
begin
  select array_agg(word.found[1]) || array['notWanted'] into allowed
  from pg_constraint,
    -- All between its first quote and its last: PostgreSQL writes a list in one of two ways.
    regexp_matches(
      replace(substring(pg_get_constraintdef(oid) from '''(.*)'''), '::text', ''), '(\w+)', 'g'
    ) as word (found)
  where conrelid = 'messages'::regclass and conname = 'messages_expired_for_check';
  execute format(
    'alter table messages drop constraint messages_expired_for_check, '
      || 'add constraint messages_expired_for_check check (expired_for = any (%L::text[])) not valid',
    allowed
  );
end
$$;
