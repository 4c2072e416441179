-- Records brought in from files. The file lies here until its rows are in; the rows until nobody needs them any more.
create sequence import_number;

create table import (
  id          uuid primary key references entity on delete cascade,
  -- Copies of the spine, written by the one function that saves an entity.
  key         text not null collate "C",
  title       text not null collate seen,
  audience_id integer not null references audience,
  archived    boolean not null default false,

  -- What is in the file; missing until it is known.
  importer    text collate "C",
  state       text not null default 'reading' check (state in
    ('reading', 'refused', 'mapping', 'rehearsing', 'rehearsed', 'running', 'stopped', 'done', 'undoing', 'undone')),
  size        bigint not null,
  options     jsonb not null default '{}',
  -- The zone that the file itself says its times are of.
  zone        text,
  counts      jsonb not null default '{}',
  -- The sentence why the file was refused, or why it stopped.
  why         jsonb,
  job_id      uuid references job on delete set null,
  started_at  timestamptz,
  finished_at timestamptz,
  undone_at   timestamptz,
  -- When its rows were cleared away: it can no longer be run nor taken back.
  cleared_at  timestamptz,
  updated_at  timestamptz not null
);
create index import_job on import (job_id);
create index import_audience on import (audience_id);
create index import_updated on import (updated_at desc, id desc);
create index import_tidy on import (updated_at) where cleared_at is null;

-- A table within the file: the main one, and what lies beside it.
create table import_part (
  id        uuid primary key,
  import_id uuid not null references import on delete cascade,
  role      text not null check (role in ('main', 'side')),
  name      text not null,
  size      bigint not null,
  format    jsonb not null,
  sheets    text[] not null default '{}',
  -- The row of the heading.
  heading   integer not null,
  -- What its columns are called, and what is known of them once they were read.
  columns   jsonb not null,
  -- Which field each column fills, and what values mean.
  mapping   jsonb not null default '{}',
  rows      integer not null default 0,
  blank     integer not null default 0,
  constraint import_part_once unique (import_id, role)
);

create table import_chunk (
  part_id uuid not null references import_part on delete cascade,
  n       integer not null,
  bytes   bytea not null,
  primary key (part_id, n)
);
alter table import_chunk alter column bytes set storage external;

create table import_row (
  part_id   uuid not null references import_part on delete cascade,
  -- As a spreadsheet counts.
  n         integer not null,
  cells     jsonb not null,
  -- The sentence why it cannot be read, whatever it says.
  problem   jsonb,
  -- Of a row beside: what the row of the main table is called that it belongs to.
  link      text collate "C",
  verdict   text check (verdict in ('create', 'update', 'unchanged', 'conflict', 'error')),
  label     text,
  reasons   jsonb,
  notes     jsonb,
  -- Field → what it was and what it becomes.
  changes   jsonb,
  -- No reference: the record may be taken back.
  entity_id uuid,
  done      boolean not null default false,
  settled   boolean not null default false,
  primary key (part_id, n)
);
create index import_row_verdict on import_row (part_id, verdict, n);
create index import_row_link on import_row (part_id, link, n) where link is not null;
create index import_row_entity on import_row (entity_id) where entity_id is not null;

-- What was done to records, in order: enough to take it back.
create table import_deed (
  id        bigint generated always as identity primary key,
  import_id uuid not null references import on delete cascade,
  -- The row that brought it.
  n         integer not null,
  kind      text not null collate "C",
  entity_id uuid not null,
  did       text not null check (did in ('created', 'changed')),
  before    jsonb,
  after     jsonb,
  undone    boolean,
  -- The sentence why it was not taken back.
  kept      jsonb
);
create index import_deed_import on import_deed (import_id, id desc);
create index import_deed_entity on import_deed (entity_id);

-- How a file with these headings was read the last time.
create table import_mapping (
  importer text not null collate "C",
  headings bytea not null,
  mapping  jsonb not null,
  options  jsonb not null,
  used_at  timestamptz not null,
  used_by  uuid references principal on delete set null,
  primary key (importer, headings)
);
create index import_mapping_used_by on import_mapping (used_by);
