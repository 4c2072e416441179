-- Who comes to see whom, on which day. The list table copies what the spine knows; the kernel keeps the copies.
create sequence visit_number;
create table visit (
  id          uuid primary key references entity on delete cascade,
  kind        text not null collate "C",
  key         text not null collate "C",
  title       text not null collate seen,
  audience_id integer not null,
  archived    boolean not null default false,
  host_id     uuid not null references principal,
  day         text not null collate "C",
  arrived_at  timestamptz
);
create index visit_day on visit (audience_id, day desc, id desc);
create index visit_host on visit (host_id);
