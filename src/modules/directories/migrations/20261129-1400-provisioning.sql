-- A provider may also bring people and teams by itself (SCIM): a directory that nobody asks, and so has no address.
alter table directory drop constraint directory_kind_check;
alter table directory add constraint directory_kind_check check (kind in ('active-directory', 'openldap', 'scim'));

-- How it comes in, and when it last did.
create table provisioning (
  directory_id uuid primary key references directory on delete cascade,
  -- None until one is made.
  token_hash   bytea unique,
  token_made_at timestamptz,
  expires_at   timestamptz,
  -- Where it may come from; from anywhere where none is named.
  networks     text[] not null,
  last_used_at timestamptz,
  last_ip      text,
  refused_at   timestamptz,
  refused_ip   text
);

-- What it has told of: a user or a group, as it was told.
create table provisioned (
  id           uuid primary key,
  directory_id uuid not null references directory on delete cascade,
  kind         text not null check (kind in ('User', 'Group')),
  -- What it is found by, in small letters: userName or displayName.
  name         text not null collate "C",
  external_id  text collate "C",
  resource     jsonb not null,
  version      integer not null,
  made_at      timestamptz not null,
  changed_at   timestamptz not null,
  constraint provisioned_name unique (directory_id, kind, name)
);
create index provisioned_in_order on provisioned (directory_id, kind, id);
create index provisioned_external on provisioned (directory_id, external_id);

-- What it did last, and what was refused it; a few of each connection.
create table provisioning_call (
  id           uuid primary key,
  directory_id uuid not null references directory on delete cascade,
  at           timestamptz not null,
  method       text not null,
  path         text not null,
  status       integer not null,
  -- What was done to whom, or why nothing was.
  detail       text not null
);
create index provisioning_call_newest on provisioning_call (directory_id, id desc);
