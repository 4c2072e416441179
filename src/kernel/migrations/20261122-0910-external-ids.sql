-- What a record is called in the program it was brought from, so that a second import finds it again.
create table external_id (
  source      text not null collate "C",
  kind        text not null collate "C",
  external_id text not null collate "C",
  entity_id   uuid not null references entity on delete cascade,
  primary key (source, kind, external_id)
);
create index external_id_entity on external_id (entity_id);
