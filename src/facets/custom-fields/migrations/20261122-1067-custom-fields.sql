-- Fields that an organisation adds to a kind of record. Their values lie in the `custom` of the kind's list table.
create table custom_field_kind (
  kind    text primary key collate "C",
  -- Counts every change of the kind's fields; whoever changes them locks this row.
  version integer not null default 0
);

create table custom_field (
  id          uuid primary key,
  kind        text not null references custom_field_kind collate "C",
  name        text not null collate "C" check (name ~ '^[a-z][a-z0-9-]{0,39}$'),
  title       text not null collate seen,
  hint        text not null default '',
  type        text not null check (type in ('text', 'paragraph', 'number', 'boolean', 'date', 'choice', 'choices', 'person', 'link')),
  choices     jsonb not null default '[]',
  required    boolean not null default false,
  internal    boolean not null default true,
  sortable    boolean not null default false,
  position    integer not null,
  archived_at timestamptz,
  created_at  timestamptz not null,
  created_by  uuid references principal,
  constraint custom_field_name_unique unique (kind, name)
);
create index custom_field_created_by on custom_field (created_by);
