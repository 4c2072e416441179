-- Words that people put on records of any kind, to find them again together.
create table tag (
  id         uuid primary key,
  -- Folded: without case and accents, so that one word is one tag.
  name       text not null collate "C",
  title      text not null collate seen,
  created_at timestamptz not null,
  created_by uuid references principal,
  constraint tag_name_unique unique (name)
);
create index tag_created_by on tag (created_by);

create table entity_tag (
  entity_id  uuid not null references entity on delete cascade,
  tag_id     uuid not null references tag on delete cascade,
  created_at timestamptz not null,
  created_by uuid references principal,
  primary key (entity_id, tag_id)
);
create index entity_tag_tag on entity_tag (tag_id, entity_id);
create index entity_tag_created_by on entity_tag (created_by);
