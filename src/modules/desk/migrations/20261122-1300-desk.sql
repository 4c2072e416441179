create sequence incident_number start 1001;
create sequence request_number start 1001;

-- What the desk knows of a ticket beyond its work.
create table ticket (
  id         uuid primary key references work on delete cascade,
  channel    text not null check (channel in ('portal', 'desk', 'mail', 'phone', 'api', 'import')),
  cause      text not null default '',
  resolution text not null default ''
);

-- Steps that somebody takes often, with words that fill themselves in.
create table macro (
  id         uuid primary key,
  title      text not null collate seen,
  -- Shown to everyone at the desk unless it belongs to one team.
  team_id    uuid references principal,
  definition jsonb not null,
  position   integer not null default 0,
  archived   boolean not null default false,
  created_by uuid references principal,
  updated_at timestamptz not null,
  constraint macro_title_once unique nulls not distinct (team_id, title)
);
create index macro_team on macro (team_id);
create index macro_created_by on macro (created_by);
