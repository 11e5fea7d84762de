-- A code of an authenticator app beside the texted one (docs/decisions/0046-second-factor.md).
create table second_factors (
  user_id uuid primary key references users on delete cascade,
  -- By a key that is not in here (api/second_factor/seal.ts).
  sealed_secret bytea not null,
  begun_at timestamptz not null,
  -- Null: nobody has shown yet that the app has it, and nobody is asked for it.
  confirmed_at timestamptz,
  -- Of the newest code that was taken: none is taken twice.
  last_step bigint not null default 0
);

-- For whoever has lost the app. Of 120 random bits each: a plain hash says nothing of them.
create table recovery_codes (
  user_id uuid not null references second_factors on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

select guard_tables();
