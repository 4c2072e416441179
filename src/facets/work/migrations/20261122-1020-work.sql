-- Work: whatever someone must do. One list table for all kinds of it, so that there is one inbox and one queue.

create table workflow_version (
  id         uuid primary key,
  kind       text not null collate "C",
  version    integer not null,
  definition jsonb not null,
  created_at timestamptz not null,
  created_by uuid references principal,
  constraint workflow_version_once unique (kind, version)
);
create index workflow_version_by on workflow_version (created_by);

create table category (
  id         uuid primary key,
  parent_id  uuid references category,
  title      text not null collate seen,
  -- The titles from the root down, as lists show it: "Software › Mail".
  path       text not null collate seen,
  position   integer not null default 0,
  team_id    uuid references principal,
  archived   boolean not null default false,
  constraint category_once unique nulls not distinct (parent_id, title)
);
create index category_parent on category (parent_id);
create index category_team on category (team_id);

create table work (
  id            uuid primary key references entity on delete cascade,
  -- Copies of the spine, written by the one function that saves an entity.
  kind          text not null collate "C",
  key           text not null collate "C",
  title         text not null collate seen,
  audience_id   integer not null,
  archived      boolean not null default false,

  workflow_id   uuid not null references workflow_version,
  state         text not null collate "C",
  phase         text not null check (phase in ('new', 'active', 'waiting', 'done', 'cancelled')),
  open          boolean not null generated always as (phase in ('new', 'active', 'waiting')) stored,
  priority      smallint not null check (priority between 1 and 5),
  impact        smallint not null check (impact between 1 and 3),
  urgency       smallint not null check (urgency between 1 and 3),
  category_id   uuid references category,
  team_id       uuid references principal,
  assignee_id   uuid references principal,
  requester_id  uuid references principal,
  place_id      uuid references entity,
  -- The earliest moment that a running clock breaks; infinity when none runs.
  due_at        timestamptz not null default 'infinity',
  hold_until    timestamptz,
  opened_at     timestamptz not null,
  updated_at    timestamptz not null,
  solved_at     timestamptz,
  -- Who has the word: `us` until we answer, `them` until they do.
  word          text not null default 'us' check (word in ('us', 'them')),
  restricted    boolean not null default false,
  custom        jsonb not null default '{}'
);
create index work_open_due on work (open, due_at, id) where not archived;
create index work_open_updated on work (open, updated_at, id) where not archived;
create index work_open_priority on work (open, priority, due_at, id) where not archived;
create index work_updated on work (updated_at, id) where not archived;
create index work_opened on work (opened_at, id) where not archived;
create index work_team on work (team_id, open, due_at, id);
create index work_assignee on work (assignee_id, open, due_at, id);
create index work_requester on work (requester_id, opened_at, id);
create index work_category on work (category_id) where category_id is not null;
create index work_place on work (place_id) where place_id is not null;
create index work_workflow on work (workflow_id);
create index work_held on work (hold_until) where hold_until is not null;
create index work_custom on work using gin (custom jsonb_path_ops) where custom <> '{}';

create table time_entry (
  id         uuid primary key,
  work_id    uuid not null references work on delete cascade,
  person_id  uuid not null references principal,
  minutes    integer not null check (minutes between 1 and 1440),
  spent_on   date not null,
  note       text not null default '',
  created_at timestamptz not null
);
create index time_entry_work on time_entry (work_id, created_at);
create index time_entry_person on time_entry (person_id, spent_on);
