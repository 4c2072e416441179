-- How far the heads of the sealed history have left by mail, for each address that they go to.
create table seal_mail (
  recipient text primary key collate "C",
  -- Since when any are owed to it, or the last one left, and how far that one goes.
  left_at   timestamptz not null,
  left_size bigint not null default 0,
  -- The last one that was given to the outbox.
  size      bigint,
  mail_id   uuid
);
