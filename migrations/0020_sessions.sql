-- Signing out everywhere, and signing in in one's own language.

-- Sessions that were begun before are over; null: none was ended so.
alter table users add column sessions_valid_from timestamptz;

-- Of who asked for the code: a new account reads it.
alter table sign_in_codes
  add column language text not null default 'en' check (language in ('en', 'es', 'zh'));
