-- Who else knows our people and may let them in: an OpenID provider each.
create table sign_in_provider (
  id            uuid primary key,
  -- Part of the address that it sends people back to, and so for good.
  name          text not null collate "C",
  -- What its button says.
  label         text not null collate seen,
  issuer        text not null,
  client_id     text not null,
  -- Locked with the installation's secret.
  client_secret bytea,
  -- The claim that holds an address of ours.
  address_claim text not null,
  -- Mail domains that the provider speaks for, and the only ones newcomers may come from.
  domains       text[] not null,
  -- Whom it lets in who has no account yet.
  admits        text not null check (admits in ('accounts', 'directory', 'anyone')),
  -- Of `amr` and `acr`, what counts as a second factor.
  factor_values text[] not null,
  active        boolean not null,
  made_at       timestamptz not null,
  changed_at    timestamptz not null,
  constraint sign_in_provider_name_unique unique (name)
);

-- What a provider calls one of our people: from then on by that name alone, whatever address it tells.
create table linked_identity (
  id           uuid primary key,
  provider_id  uuid not null references sign_in_provider on delete cascade,
  subject      text not null collate "C",
  person_id    uuid not null references account on delete cascade,
  linked_at    timestamptz not null,
  last_used_at timestamptz not null,
  constraint linked_identity_subject unique (provider_id, subject),
  constraint linked_identity_person unique (provider_id, person_id)
);
create index linked_identity_of on linked_identity (person_id);

-- Whoever is on the way there and back, in one browser; it keeps the secret, and all else is made of that.
create table sign_in_attempt (
  token_hash   bytea primary key,
  provider_id  uuid not null references sign_in_provider on delete cascade,
  purpose      text not null check (purpose in ('enter', 'prove', 'try')),
  session_id   uuid references session on delete cascade,
  redirect_uri text not null,
  -- The page that was wanted.
  next         text not null,
  begun_at     timestamptz not null,
  expires_at   timestamptz not null
);
create index sign_in_attempt_provider on sign_in_attempt (provider_id);
create index sign_in_attempt_session on sign_in_attempt (session_id);
create index sign_in_attempt_expiry on sign_in_attempt (expires_at);

-- By which provider, as its button said then.
alter table sign_in add column provider text;

-- Whoever comes by a provider has accepted without a password.
create or replace view account_seen as
  select a.person_id as id, p.name, a.email, a.signed_in_at, a.created_at,
    case when not p.active then 'left' when a.disabled_at is not null then 'closed'
      when a.password_hash is null and not exists (select from linked_identity l where l.person_id = a.person_id)
      then 'invited' else 'active' end as state,
    (select max(l.expires_at) from one_time_link l
      where l.person_id = a.person_id and l.kind = 'invitation' and l.used_at is null) as invited_until
  from account a
  join principal p on p.id = a.person_id;
