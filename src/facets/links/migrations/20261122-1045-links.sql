-- How records stand to each other: the graph that impact, cause and coverage are asked of.
create table link (
  from_id    uuid not null references entity on delete cascade,
  -- A name from the vocabulary that the rooms register; one that reads alike from both ends leads from the smaller id.
  relation   text not null collate "C",
  to_id      uuid not null references entity on delete cascade,
  created_at timestamptz not null,
  created_by uuid references principal,
  primary key (from_id, relation, to_id),
  constraint link_not_to_itself check (from_id <> to_id)
);
create index link_to on link (to_id, relation, from_id);
create index link_created_by on link (created_by);
