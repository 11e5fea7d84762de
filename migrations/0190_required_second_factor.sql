-- A district may ask its managers for an authenticator app (docs/decisions/0046-second-factor.md).
alter table bids add column requires_second_factor boolean not null default false;
