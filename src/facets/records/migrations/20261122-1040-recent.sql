-- What each person looked at last, so that the palette can offer it again.
create table recent (
  person_id uuid not null references principal on delete cascade,
  entity_id uuid not null references entity on delete cascade,
  at        timestamptz not null,
  primary key (person_id, entity_id)
);
create index recent_newest on recent (person_id, at desc);
create index recent_entity on recent (entity_id);
