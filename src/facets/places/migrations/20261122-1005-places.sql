-- Where things and people are: one tree from regions down to single desks.
create sequence place_number;

create table place (
  id           uuid primary key references entity,
  key          text not null collate "C",
  title        text not null collate seen,
  audience_id  integer not null references audience,
  archived     boolean not null default false,
  level        text not null check (level in ('region', 'site', 'building', 'floor', 'room', 'area')),
  parent_id    uuid references place,
  -- The ids from the root down to this one: what lies below a place is found without walking.
  path         uuid[] not null,
  -- What stands on the door: BGO-2.14.
  code         text not null default '' collate "C",
  address      jsonb,
  phone        text not null default '',
  email        text not null default '' collate "C",
  contact_id   uuid references principal,
  -- Null: the same as the place around it.
  zone         text,
  calendar_id  uuid references calendar,
  latitude     double precision,
  longitude    double precision,
  capacity     integer,
  note         text not null default '',
  updated_at   timestamptz not null,
  constraint place_path_ends check (path[cardinality(path)] = id),
  constraint place_path_acyclic check (cardinality(path) = 1 or not id = any(path[1:cardinality(path) - 1])),
  constraint place_position check ((latitude is null) = (longitude is null)
    and latitude between -90 and 90 and longitude between -180 and 180),
  constraint place_capacity check (capacity >= 0)
);
create index place_parent on place (parent_id, title, id);
create index place_path on place using gin (path);
create index place_by_name on place (title, id);
create index place_by_updated on place (updated_at desc, id desc);
create index place_contact on place (contact_id);
create index place_calendar on place (calendar_id);
create index place_audience on place (audience_id);
create unique index place_code_unique on place (lower(code)) where code <> '' and not archived;
-- Two rooms of one name on one floor are a mistake; on two floors they are not.
create unique index place_name_unique on place (parent_id, lower(title)) nulls not distinct where not archived;
