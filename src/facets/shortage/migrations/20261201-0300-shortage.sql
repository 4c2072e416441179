-- Of what is short it is told once, until there is enough again; what was opened for it is remembered.
create table shortage (
  id        uuid primary key,
  source    text not null collate "C",
  record_id uuid not null references entity on delete cascade,
  missing   integer not null check (missing > 0),
  at        timestamptz not null,
  over_at   timestamptz,
  work_id   uuid references entity on delete set null
);
create unique index shortage_record on shortage (record_id) where over_at is null;
create index shortage_of on shortage (record_id, at desc);
create index shortage_work on shortage (work_id) where work_id is not null;
