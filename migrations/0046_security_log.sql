-- What happened to accounts, roles, limits and sessions: for who asks later what was done, and by whom.

create table security_log (
  id uuid primary key default uuidv7(),
  at timestamptz not null,
  event text not null check (event ~ '^[a-zA-Z]{3,40}$'),
  -- Without a reference: an account's last deed is to go. Nobody, where nobody is known.
  user_id uuid,
  -- Its account is gone, and `user_id` leads nowhere; it only says which entries are of one account.
  is_deleted boolean not null default false,
  bid_id uuid,
  -- A network of many: an IPv4 /24 or IPv6 /48. Never somebody's own address.
  network cidr check (masklen(network) <= case family(network) when 4 then 24 else 48 end),
  detail jsonb not null default '{}'
);

-- Serves reading it, and throwing away what is old.
create index security_log_by_time on security_log (at);
-- Serves "what did they do?", and forgetting whom it was about.
create index security_log_by_user on security_log (user_id, at) where user_id is not null;
-- Serves "how often was this lately?"
create index security_log_by_event on security_log (event, at);

-- 198.51.100.0/24 of 198.51.100.7: an office, a neighborhood, an ISP's street.
create function network_of_many(address inet) returns cidr language sql immutable strict
return network(set_masklen(address, case family(address) when 4 then 24 else 48 end));
