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
-- Groups that nobody joins by hand: everyone signed in, everyone who works for IT, and the administrators.
insert into principal (id, kind, name) values
  ('00000000-0000-7000-8000-000000000001', 'system', 'Wheelhouse'),
  ('00000000-0000-7000-8000-000000000002', 'group', 'Everyone'),
  ('00000000-0000-7000-8000-000000000003', 'group', 'Staff'),
  ('00000000-0000-7000-8000-000000000004', 'group', 'Administrators');

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

-- What administrators are: the index by which the last one is found.
create index role_grant_role on role_grant (role);

create table account (
  person_id           uuid primary key references principal on delete cascade,
  email               text not null collate "C",
  -- Missing until an invitation is accepted.
  password_hash       text,
  password_changed_at timestamptz,
  signed_in_at        timestamptz,
  disabled_at         timestamptz,
  language            text not null default 'en',
  zone                text not null default 'UTC',
  preferences         jsonb not null default '{}',
  created_at          timestamptz not null,
  constraint account_email_unique unique (email),
  constraint account_email_lower check (email = lower(email))
);

create table session (
  id             uuid primary key,
  token_hash     bytea not null,
  -- The secret before the last rotation: a reply with a new one may be lost, so it holds until its successor was seen,
  -- and a moment longer for requests under way.
  previous_hash  bytea,
  previous_until timestamptz,
  person_id      uuid not null references account on delete cascade,
  created_at     timestamptz not null,
  seen_at        timestamptz not null,
  rotated_at     timestamptz not null,
  expires_at     timestamptz not null,
  idle_seconds   integer not null,
  ip             text not null,
  agent          text not null,
  constraint session_token_unique unique (token_hash)
);
create index session_previous on session (previous_hash) where previous_hash is not null;
create index session_person on session (person_id, seen_at desc);
create index session_expiry on session (expires_at);

create table api_token (
  id           uuid primary key,
  token_hash   bytea not null,
  person_id    uuid not null references account on delete cascade,
  name         text not null collate seen,
  permissions  text[] not null,
  created_at   timestamptz not null,
  expires_at   timestamptz,
  last_used_at timestamptz,
  last_ip      text,
  revoked_at   timestamptz,
  constraint api_token_unique unique (token_hash)
);
create index api_token_person on api_token (person_id, created_at desc);

create table one_time_link (
  id         uuid primary key,
  kind       text not null check (kind in ('setup', 'invitation', 'reset')),
  token_hash bytea not null,
  person_id  uuid references principal on delete cascade,
  created_by uuid references principal,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  constraint one_time_link_token_unique unique (token_hash),
  constraint one_time_link_person check ((person_id is null) = (kind = 'setup'))
);
-- One open link of a kind per person: a newer one takes its place.
create unique index one_time_link_open on one_time_link (person_id, kind) nulls not distinct where used_at is null;
create index one_time_link_person on one_time_link (person_id);
create index one_time_link_by on one_time_link (created_by);

-- Tries by what was guessed at or from where (hashed): they slow the next one down, and at last lock it out for a while.
create table guess (
  target        text primary key collate "C",
  tries         double precision not null,
  last_at       timestamptz not null,
  blocked_until timestamptz
);
create index guess_last on guess (last_at);

-- A row whenever anything above changes, so that every process forgets the actors it remembers. Rows instead of a
-- counter: a long import must not make a sign-out wait for its lock.
create table auth_change (
  id bigint generated always as identity primary key,
  at timestamptz not null default now()
);
create index auth_change_at on auth_change (at);
create function auth_changed() returns trigger language plpgsql as $$
begin
  insert into auth_change default values;
  return null;
end $$;
create trigger principal_changed after insert or update or delete on principal for each statement execute function auth_changed();
create trigger membership_changed after insert or update or delete on membership for each statement execute function auth_changed();
create trigger role_grant_changed after insert or update or delete on role_grant for each statement execute function auth_changed();
create trigger account_changed after update of person_id, disabled_at, language, zone or delete on account for each statement execute function auth_changed();
create trigger session_ended after delete on session for each statement execute function auth_changed();
create trigger api_token_changed after update of revoked_at, permissions, expires_at or delete on api_token for each statement execute function auth_changed();

-- Whoever could sign in and administer everything, now.
create view administrator as
  select distinct p.id as person_id
  from role_grant g
  join principal p on p.kind = 'person' and p.active and (p.id = g.principal_id
    or exists (select from membership m where m.team_id = g.principal_id and m.person_id = p.id))
  join account a on a.person_id = p.id and a.disabled_at is null and a.password_hash is not null
  where g.role = 'administrator' and g.team_id is null;

-- Whatever the way (a role taken, an account closed, a person or a membership gone): one administrator stays. Checked
-- at the end of a transaction, one at a time, so that two cannot remove each other. Most who leave never administered:
-- then there is nothing to count.
create function keep_administrator() returns trigger language plpgsql as $$
declare
  gone uuid;
begin
  if tg_table_name = 'membership' then
    gone := old.team_id;
  elsif tg_table_name = 'account' then
    gone := old.person_id;
  elsif tg_table_name = 'principal' then
    gone := old.id;
  end if;
  if gone is not null and not exists (
    select from role_grant g where g.role = 'administrator' and g.team_id is null
      and (g.principal_id = gone or g.principal_id in (select m.team_id from membership m where m.person_id = gone)))
  then
    return null;
  end if;
  perform pg_advisory_xact_lock(724630120);
  if not exists (select from administrator) then
    raise exception using errcode = 'check_violation', constraint = 'last_administrator',
      message = 'one administrator has to stay';
  end if;
  return null;
end $$;
create constraint trigger keep_administrator after update or delete on role_grant deferrable initially deferred
  for each row when (old.role = 'administrator' and old.team_id is null) execute function keep_administrator();
create constraint trigger keep_administrator after delete on membership deferrable initially deferred
  for each row execute function keep_administrator();
create constraint trigger keep_administrator after update of disabled_at, password_hash on account deferrable initially deferred
  for each row when (old.disabled_at is null and old.password_hash is not null and (new.disabled_at is not null or new.password_hash is null))
  execute function keep_administrator();
create constraint trigger keep_administrator_deleted after delete on account deferrable initially deferred
  for each row when (old.disabled_at is null and old.password_hash is not null) execute function keep_administrator();
create constraint trigger keep_administrator after update of active on principal deferrable initially deferred
  for each row when (old.kind = 'person' and old.active and not new.active) execute function keep_administrator();

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
  message_id   text not null collate "C",
  entity_id    uuid references entity on delete set null,
  -- Missing: the address that the installation sends from.
  sender       text,
  recipient    text not null,
  subject      text not null,
  body_text    text not null,
  body_html    text,
  headers      jsonb not null default '{}',
  -- Holds a way in: nobody is shown its texts, and they are erased once it has left or come too late.
  secret       boolean not null default false,
  created_at   timestamptz not null,
  created_by   uuid references principal,
  not_before   timestamptz not null,
  not_after    timestamptz,
  attempts     integer not null default 0,
  state        text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'withdrawn', 'expired')),
  -- Since when it has been on its way. Nobody knows whether one that stays so arrived: a person decides.
  sending_at   timestamptz,
  last_error   text,
  sent_at      timestamptz,
  constraint mail_message_id_unique unique (message_id)
);
create index mail_due on mail (not_before, id) where state = 'waiting';
create index mail_expiry on mail (not_after) where not_after is not null and state in ('waiting', 'sending', 'failed');
create index mail_by_state on mail (state, created_at desc, id desc);
create index mail_recent on mail (created_at desc, id desc);
create index mail_created_by on mail (created_by);
create index mail_entity on mail (entity_id);
