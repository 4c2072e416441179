-- Who else a record concerns: watches it, is affected by it, or gets copies of what is said.
create table watcher (
  entity_id    uuid not null references entity on delete cascade,
  principal_id uuid not null references principal on delete cascade,
  role         text not null collate "C" check (role in ('watcher', 'affected', 'copied')),
  created_at   timestamptz not null,
  created_by   uuid references principal,
  primary key (entity_id, principal_id, role)
);
create index watcher_principal on watcher (principal_id, role, entity_id);
create index watcher_created_by on watcher (created_by);
