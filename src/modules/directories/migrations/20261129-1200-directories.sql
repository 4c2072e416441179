-- Where people come from: an LDAP directory each, and what is taken from it.
create table directory (
  id                uuid primary key,
  name              text not null collate seen,
  kind              text not null check (kind in ('active-directory', 'openldap')),
  address           text not null,
  start_tls         boolean not null,
  -- The authority that signed its certificate, where no machine knows it.
  ca                text,
  bind_dn           text not null,
  -- Locked with the installation's secret.
  bind_password     bytea,
  base_dn           text not null,
  people_filter     text not null,
  -- Empty: no groups are taken.
  groups_filter     text not null,
  mapping           jsonb not null,
  -- 0: by hand alone.
  every_hours       integer not null,
  -- Above that share of people who are suddenly gone a run stops and asks.
  most_gone_percent integer not null,
  active            boolean not null,
  made_at           timestamptz not null,
  changed_at        timestamptz not null,
  constraint directory_name_unique unique (name)
);

-- Who of ours is known there, by what stays when they are renamed or moved.
create table directory_person (
  directory_id   uuid not null references directory on delete cascade,
  entry_id       text not null collate "C",
  person_id      uuid not null references principal on delete cascade,
  dn             text not null,
  seen_at        timestamptz not null,
  -- Flagged: not found any more, or not allowed to sign in there. Nothing else happens to them by itself.
  missing_since  timestamptz,
  disabled_since timestamptz,
  primary key (directory_id, entry_id),
  constraint directory_person_once unique (directory_id, person_id)
);
create index directory_person_of on directory_person (person_id);
create index directory_person_flagged on directory_person (directory_id)
  where missing_since is not null or disabled_since is not null;

create table directory_team (
  directory_id uuid not null references directory on delete cascade,
  entry_id     text not null collate "C",
  team_id      uuid not null references principal on delete cascade,
  primary key (directory_id, entry_id),
  constraint directory_team_once unique (directory_id, team_id)
);
create index directory_team_of on directory_team (team_id);

-- What each run did.
create table directory_run (
  id           uuid primary key,
  directory_id uuid not null references directory on delete cascade,
  began_at     timestamptz not null,
  ended_at     timestamptz not null,
  -- 'asks': so many were gone that nothing was done.
  outcome      text not null check (outcome in ('done', 'asks', 'failed')),
  counts       jsonb not null,
  lines        jsonb not null,
  error        text
);
create index directory_run_newest on directory_run (directory_id, began_at desc);
