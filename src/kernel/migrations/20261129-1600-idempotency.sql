-- What one caller asked under a key, and what was answered, so that it is done once however often it is sent.
create table idempotency (
  id            uuid not null unique,
  principal_id  uuid not null references principal on delete cascade,
  key           text not null collate "C" check (key <> ''),
  -- SHA-256 of what was asked.
  asked         bytea not null check (octet_length(asked) = 32),
  -- Locked: it may hold a secret that is shown once.
  answer        bytea,
  created_at    timestamptz not null default now(),
  primary key (principal_id, key)
);
create index idempotency_age on idempotency (created_at);
