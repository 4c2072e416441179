-- What people said on a record: public words and internal notes, each with its own audience.
create table comment (
  id           uuid primary key,
  entity_id    uuid not null references entity on delete cascade,
  -- `description`: the first words; `reply`: said to the person outside; `note`: for those inside.
  kind         text not null check (kind in ('description', 'reply', 'note')),
  author_id    uuid not null references principal,
  -- As it stands in a mail or an import where the author is no account of ours.
  author_name  text,
  audience_id  integer not null,
  granted      boolean not null,
  html         text not null,
  body         text not null,
  recipients   jsonb not null default '[]',
  channel      text not null default 'web' check (channel in ('web', 'mail', 'api', 'import', 'phone')),
  created_at   timestamptz not null,
  edited_at    timestamptz,
  withdrawn_at timestamptz,
  external_id  text collate "C"
);
create index comment_entity on comment (entity_id, created_at, id);
create index comment_author on comment (author_id);
create unique index comment_external on comment (entity_id, external_id) where external_id is not null;

create table comment_mention (
  comment_id   uuid not null references comment on delete cascade,
  principal_id uuid not null references principal,
  primary key (comment_id, principal_id)
);
create index comment_mention_principal on comment_mention (principal_id);

-- What somebody has begun to write and not sent: one per person, record and kind.
create table draft (
  person_id  uuid not null references principal on delete cascade,
  entity_id  uuid not null references entity on delete cascade,
  kind       text not null check (kind in ('reply', 'note')),
  html       text not null,
  updated_at timestamptz not null,
  primary key (person_id, entity_id, kind)
);
create index draft_entity on draft (entity_id);
