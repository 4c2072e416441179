-- A second factor beside the password: an app that shows codes, and codes on paper for when it is lost.
create table authenticator_app (
  person_id    uuid primary key references account on delete cascade,
  -- Locked with the installation's secret, which the database does not hold.
  secret       bytea not null,
  made_at      timestamptz not null,
  -- It counts from then on: whoever set it up has shown that it works.
  confirmed_at timestamptz,
  -- The last interval whose code was taken: a code is good once.
  last_step    bigint not null default 0
);
create table recovery_code (
  person_id uuid not null references account on delete cascade,
  code_hash bytea not null,
  used_at   timestamptz,
  primary key (person_id, code_hash)
);

-- Whoever has given the password and still owes the code: not a session, and good for nothing but that one step.
create table half_sign_in (
  id         uuid primary key,
  token_hash bytea not null,
  person_id  uuid not null references account on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint half_sign_in_token_unique unique (token_hash)
);
create index half_sign_in_person on half_sign_in (person_id);
create index half_sign_in_expiry on half_sign_in (expires_at);

-- Whoever has one, and since when.
create view second_factor as
  select person_id, confirmed_at as since from authenticator_app where confirmed_at is not null;

create trigger authenticator_app_changed after insert or update of confirmed_at or delete on authenticator_app
  for each statement execute function standing_changed();
