-- What wants whoever administers now: there while it stands, so that each is told once.
create table alarm (
  name  text primary key collate "C",
  since timestamptz not null
);
