-- The ground: who may see (principals, audiences), what exists (entity), what happened (event), what waits (outbox, job, mail).

-- Text that people read sorts by this one collation: natural numbers, any language.
create collation seen (provider = icu, locale = 'und-u-kn-true');

-- ---------------------------------------------------------------- who

create table principal (
  id     uuid primary key,
  kind   text not null check (kind in ('person', 'team', 'group', 'system')),
  name   text not null collate seen,
  active boolean not null default true
);
-- Two groups that nobody joins by hand: everyone signed in, and everyone who works for IT.
insert into principal (id, kind, name) values
  ('00000000-0000-7000-8000-000000000001', 'system', 'Wheelhouse'),
  ('00000000-0000-7000-8000-000000000002', 'group', 'Everyone'),
  ('00000000-0000-7000-8000-000000000003', 'group', 'Staff');

create table membership (
  team_id   uuid not null references principal on delete cascade,
  person_id uuid not null references principal on delete cascade,
  lead      boolean not null default false,
  primary key (team_id, person_id)
);
create index membership_person on membership (person_id);

create table role_grant (
  id           uuid primary key,
  principal_id uuid not null references principal on delete cascade,
  role         text not null,
  team_id      uuid references principal on delete cascade,
  granted_by   uuid references principal,
  granted_at   timestamptz not null,
  constraint role_grant_once unique nulls not distinct (principal_id, role, team_id)
);
create index role_grant_team on role_grant (team_id);
create index role_grant_by on role_grant (granted_by);

create table account (
  person_id           uuid primary key references principal on delete cascade,
  email               text not null collate "C",
  password_hash       text,
  password_changed_at timestamptz,
  disabled_at         timestamptz,
  language            text not null default 'en',
  zone                text not null default 'UTC',
  preferences         jsonb not null default '{}',
  created_at          timestamptz not null,
  constraint account_email_unique unique (email)
);

create table session (
  id         uuid primary key,
  token_hash bytea not null unique,
  person_id  uuid not null references account on delete cascade,
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  rotated_at timestamptz not null,
  expires_at timestamptz not null,
  ip         text not null,
  agent      text not null
);
create index session_person on session (person_id, seen_at desc);
create index session_expiry on session (expires_at);

create table api_token (
  id           uuid primary key,
  token_hash   bytea not null unique,
  person_id    uuid not null references account on delete cascade,
  name         text not null,
  permissions  text[] not null,
  created_at   timestamptz not null,
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index api_token_person on api_token (person_id);

create table one_time_link (
  id         uuid primary key,
  kind       text not null check (kind in ('setup', 'invitation', 'reset')),
  token_hash bytea not null unique,
  person_id  uuid references principal on delete cascade,
  payload    jsonb not null default '{}',
  created_by uuid references principal,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index one_time_link_person on one_time_link (person_id);
create index one_time_link_by on one_time_link (created_by);

-- Failed guesses, by what was guessed at and from where: they slow the next guess down.
create table guess (
  id     bigint generated always as identity primary key,
  target text not null collate "C",
  at     timestamptz not null
);
create index guess_target on guess (target, at desc);

-- Rises whenever anything above changes, so that every process forgets the actors it remembers.
create table auth_epoch (one boolean primary key default true check (one), epoch bigint not null default 1);
insert into auth_epoch default values;
create function auth_changed() returns trigger language plpgsql as $$
begin
  update auth_epoch set epoch = epoch + 1;
  return null;
end $$;
create trigger principal_changed after insert or update or delete on principal for each statement execute function auth_changed();
create trigger membership_changed after insert or update or delete on membership for each statement execute function auth_changed();
create trigger role_grant_changed after insert or update or delete on role_grant for each statement execute function auth_changed();
create trigger account_changed after update or delete on account for each statement execute function auth_changed();
create trigger session_ended after delete on session for each statement execute function auth_changed();
create trigger api_token_changed after update of revoked_at, permissions, expires_at or delete on api_token for each statement execute function auth_changed();

create table setting (
  name  text primary key,
  value jsonb not null
);

-- ---------------------------------------------------------------- who may see

-- An interned set of principals: any of them may see what carries its id. Private sets are closed to auditors too.
create table audience (
  id         integer generated always as identity primary key,
  principals uuid[] not null,
  private    boolean not null default false,
  constraint audience_once unique (principals, private)
);
create table audience_member (
  principal_id uuid not null references principal on delete cascade,
  audience_id  integer not null references audience on delete cascade,
  primary key (principal_id, audience_id)
);
create index audience_member_audience on audience_member (audience_id);
create trigger audience_added after insert on audience for each statement execute function auth_changed();

-- ---------------------------------------------------------------- what exists

create table entity (
  id          uuid primary key,
  kind        text not null collate "C" check (kind ~ '^[a-z][a-z-]*$'),
  key         text not null collate "C",
  title       text not null collate seen,
  audience_id integer not null references audience,
  merged_into uuid references entity,
  version     integer not null default 1,
  created_at  timestamptz not null,
  created_by  uuid references principal,
  archived_at timestamptz,
  constraint entity_key_unique unique (key)
);
create index entity_kind on entity (kind, id);
create index entity_audience on entity (audience_id);
create index entity_merged on entity (merged_into) where merged_into is not null;
create index entity_created_by on entity (created_by);

-- A personal way in: this principal may see this record and its open parts, whatever the audience says.
create table entity_grant (
  principal_id uuid not null references principal on delete cascade,
  entity_id    uuid not null references entity on delete cascade,
  reason       text not null collate "C",
  primary key (principal_id, entity_id, reason)
);
create index entity_grant_entity on entity_grant (entity_id);

-- What search finds, a row per title, message or file. `granted`: also shown to those with a personal grant.
create table doc (
  entity_id   uuid not null references entity on delete cascade,
  part        uuid not null,
  audience_id integer not null,
  granted     boolean not null default true,
  kind        text not null collate "C",
  tokens      tsvector not null,
  primary key (entity_id, part)
);
create index doc_tokens on doc using gin (tokens);

-- ---------------------------------------------------------------- what happened

create table event (
  id             bigint generated always as identity primary key,
  tx             xid8 not null default pg_current_xact_id(),
  at             timestamptz not null,
  kind           text not null collate "C",
  schema_version smallint not null default 1,
  subject_id     uuid not null,
  subject_kind   text not null collate "C",
  audience_id    integer not null,
  granted        boolean not null default true,
  actor_id       uuid not null,
  on_behalf_of   uuid,
  cause_id       bigint,
  request_id     uuid not null,
  session_id     uuid,
  token_id       uuid,
  origin         text not null check (origin in ('user', 'flow', 'schedule', 'import', 'undo', 'system')),
  leaf           bigint,
  commitment     bytea not null
);
create index event_subject on event (subject_id, id);
create index event_stream on event (tx, id);
create index event_request on event (request_id);
create index event_actor on event (actor_id, id);
-- Salt and payload lie apart: a person can be erased and the commitment in the log still verifies.
create table event_data (
  event_id bigint primary key references event,
  salt     bytea not null,
  payload  text not null
);

-- ---------------------------------------------------------------- what waits

create table outbox (
  id         bigint generated always as identity primary key,
  event_id   bigint not null references event,
  subscriber text not null collate "C",
  run_after  timestamptz not null default now(),
  attempts   integer not null default 0,
  last_error text,
  dead_at    timestamptz
);
create index outbox_due on outbox (run_after, id) where dead_at is null;
create index outbox_event on outbox (event_id);

create table job (
  id          uuid primary key,
  task        text not null collate "C",
  input       jsonb not null,
  unique_key  text collate "C",
  state       text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  run_after   timestamptz not null,
  attempts    integer not null default 0,
  -- The advisory lock that the process running it holds; free again means that process is gone.
  worker      integer,
  created_by  uuid references principal,
  created_at  timestamptz not null,
  started_at  timestamptz,
  finished_at timestamptz,
  cancel      boolean not null default false,
  progress    jsonb not null default '{}',
  result      jsonb,
  error       text
);
create index job_due on job (run_after, id) where state = 'waiting';
create index job_running on job (id) where state = 'running';
create index job_recent on job (created_at desc, id);
create index job_created_by on job (created_by);
create unique index job_unique_key on job (unique_key) where state in ('waiting', 'running');

create table schedule (
  name     text primary key collate "C",
  last_run timestamptz not null
);

create table mail (
  id           uuid primary key,
  message_id   text not null unique collate "C",
  entity_id    uuid references entity on delete set null,
  recipient    text not null,
  subject      text not null,
  body_text    text not null,
  body_html    text,
  headers      jsonb not null default '{}',
  created_at   timestamptz not null,
  not_before   timestamptz not null,
  attempts     integer not null default 0,
  state        text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'withdrawn')),
  last_error   text,
  sent_at      timestamptz
);
create index mail_due on mail (not_before, id) where state = 'waiting';
create index mail_sending on mail (id) where state = 'sending';
create index mail_entity on mail (entity_id);
