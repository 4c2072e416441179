-- Views of lists that people keep under a name: for themselves, a team or everyone.
create table view (
  id          uuid primary key,
  list        text not null collate "C",
  title       text not null collate seen,
  owner_id    uuid not null references principal on delete cascade,
  -- A team or a group; null: only the owner sees it.
  shared_with uuid references principal on delete set null,
  q           text not null,
  sort        text,
  columns     text[],
  version     integer not null default 1,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);
create index view_owner on view (owner_id, list);
create index view_shared on view (shared_with, list) where shared_with is not null;

-- How each person arranges the views of a list, those that came with it included.
create table view_choice (
  person_id uuid not null references principal on delete cascade,
  list      text not null collate "C",
  -- The id of a view, or the name of one that came with the list.
  view      text not null collate "C",
  position  integer not null,
  hidden    boolean not null default false,
  primary key (person_id, list, view)
);
