-- What a message said before it was changed: for those inside. Words taken back take their earlier ones along.
create table comment_earlier (
  comment_id uuid not null references comment on delete cascade,
  -- Until when it said so.
  until      timestamptz not null,
  html       text not null,
  primary key (comment_id, until)
);
