-- The sealed history: the place of each event in the log, hashes of the log's tree, and signed heads. Rows of their own and
-- no column of the event: events are never written twice. No foreign keys: what was sealed is remembered also when the
-- event is gone.
alter table event drop column leaf;

create table seal_leaf (
  leaf     bigint primary key,
  event_id bigint not null,
  hash     bytea not null,
  constraint seal_leaf_event unique (event_id)
);

-- Complete subtrees of 256, 65,536, … leaves: with them a proof reads a few hundred hashes, however long the log.
create table seal_node (
  level    smallint not null,
  position bigint not null,
  hash     bytea not null,
  primary key (level, position)
);

-- What was sealed at one time: from `previous` leaves to `size`, with the root of all and of these alone, signed.
create table seal_head (
  size      bigint primary key,
  root      bytea not null,
  previous  bigint not null,
  batch     bytea not null,
  at        timestamptz not null,
  key       text not null collate "C",
  signature text not null collate "C",
  -- Where the next one goes on: the tree's frontier, and the last event's place in the stream.
  frontier  bytea not null,
  tx        xid8 not null,
  event_id  bigint not null
);

-- The files outside this database that keep the heads, as their servers last said.
create table seal_place (
  place   text primary key collate "C",
  size    bigint not null,
  trouble text collate "C",
  seen_at timestamptz not null
);
