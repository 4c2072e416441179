-- Files on records. The same bytes lie here once, in pieces that are read one after the other.
create table file_content (
  sha256  bytea primary key check (octet_length(sha256) = 32),
  size    bigint not null,
  -- When somebody last brought these bytes: what is young is not swept away while a command is about to use it.
  used_at timestamptz not null
);
create index file_content_used on file_content (used_at);

create table file_chunk (
  sha256 bytea not null references file_content on delete cascade,
  n      integer not null,
  bytes  bytea not null,
  primary key (sha256, n)
);
-- Pictures and archives are compressed already.
alter table file_chunk alter column bytes set storage external;

create table file (
  id          uuid primary key,
  sha256      bytea not null references file_content,
  name        text not null collate seen,
  media_type  text not null collate "C",
  size        bigint not null,
  -- Neither: taken in, and not yet put anywhere. Only who brought it sees it.
  entity_id   uuid references entity on delete cascade,
  comment_id  uuid references comment on delete cascade,
  audience_id integer,
  granted     boolean not null default false,
  created_at  timestamptz not null,
  created_by  uuid not null references principal,
  removed_at  timestamptz,
  constraint file_somewhere check ((entity_id is null) = (audience_id is null) and (comment_id is null or entity_id is not null))
);
create index file_sha256 on file (sha256);
create index file_entity on file (entity_id, created_at, id);
create index file_comment on file (comment_id) where comment_id is not null;
create index file_loose on file (created_by, created_at) where entity_id is null;
create index file_created_by on file (created_by);
create index file_removed on file (removed_at) where removed_at is not null;
