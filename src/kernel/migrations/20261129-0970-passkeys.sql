-- Keys that a device or a security key holds and shows by a signature: alone, or after the password.
create table passkey (
  id            uuid primary key,
  person_id     uuid not null references account on delete cascade,
  name          text not null collate seen,
  credential_id bytea not null,
  public_key    bytea not null,
  -- What its authenticator counts; one that goes back was copied.
  counter       bigint not null,
  transports    text[] not null,
  -- The name of the house at which it was made: it is good there and nowhere else.
  rp_id         text not null,
  -- Kept by a password manager or an account of the maker, so that it outlives the device.
  synced        boolean not null,
  made_at       timestamptz not null,
  last_used_at  timestamptz,
  constraint passkey_credential_unique unique (credential_id)
);
create index passkey_person on passkey (person_id, made_at);

-- What was given to be signed: once, for one purpose, for a while.
create table passkey_challenge (
  challenge  text primary key collate "C",
  purpose    text not null,
  person_id  uuid references account on delete cascade,
  expires_at timestamptz not null
);
create index passkey_challenge_person on passkey_challenge (person_id);
create index passkey_challenge_expiry on passkey_challenge (expires_at);

create or replace view second_factor as
  select person_id, min(since) as since from (
    select person_id, confirmed_at as since from authenticator_app where confirmed_at is not null
    union all select person_id, made_at from passkey) factors
  group by person_id;

create trigger passkey_changed after insert or delete on passkey for each statement execute function standing_changed();
