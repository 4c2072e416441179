-- Service-level policies (immutable versions) and the clocks that run by them.
create sequence policy_number;
create table policy (
  id         uuid primary key references entity on delete cascade,
  position   integer not null default 0,
  active     boolean not null default true,
  current_id uuid
);
create table policy_version (
  id         uuid primary key,
  policy_id  uuid not null references policy on delete cascade,
  version    integer not null,
  definition jsonb not null,
  created_at timestamptz not null,
  created_by uuid references principal,
  constraint policy_version_once unique (policy_id, version)
);
create index policy_version_by on policy_version (created_by);
alter table policy add constraint policy_current foreign key (current_id) references policy_version deferrable initially deferred;
create index policy_current on policy (current_id);

create table clock (
  id                  uuid primary key,
  entity_id           uuid not null references entity on delete cascade,
  metric              text not null collate "C",
  policy_version_id   uuid not null references policy_version,
  calendar_version_id uuid not null references calendar_version,
  -- What happened to it, oldest first, each with the request that said so; the row is replayed from these.
  facts               jsonb not null,
  row                 jsonb not null,
  phase               text not null check (phase in ('running', 'paused', 'stopped', 'cancelled')),
  due_at              timestamptz,
  -- The next moment when a reminder, an escalation, the breach or the end of a pause falls due.
  next_at             timestamptz,
  fired               text[] not null default '{}',
  constraint clock_once unique (entity_id, metric)
);
create index clock_next on clock (next_at, id) where next_at is not null;
create index clock_policy on clock (policy_version_id, phase);
create index clock_calendar on clock (calendar_version_id, phase);
