create sequence person_number;
create sequence team_number;
create sequence department_number;

-- ---------------------------------------------------------------- departments: a tree

create table department (
  id          uuid primary key references entity,
  key         text not null collate "C",
  title       text not null collate seen,
  audience_id integer not null references audience,
  archived    boolean not null default false,
  parent_id   uuid references department,
  -- The ids from the root down to this one: what lies below a department is found without walking.
  path        uuid[] not null,
  code        text not null default '' collate "C",
  head_id     uuid references principal,
  updated_at  timestamptz not null,
  constraint department_path_ends check (path[cardinality(path)] = id),
  constraint department_path_acyclic check (cardinality(path) = 1 or not id = any(path[1:cardinality(path) - 1]))
);
create index department_parent on department (parent_id);
create index department_path on department using gin (path);
create index department_head on department (head_id);
create index department_audience on department (audience_id);
create unique index department_name on department (parent_id, lower(title)) nulls not distinct where not archived;

-- ---------------------------------------------------------------- persons: the list table and its facts

create table person (
  id              uuid primary key references entity,
  key             text not null collate "C",
  title           text not null collate seen,
  audience_id     integer not null references audience,
  archived        boolean not null default false,
  given_name      text not null default '' collate seen,
  family_name     text not null default '' collate seen,
  -- What lists sort by: the family name, else whatever the person is called.
  sort_name       text not null collate seen generated always as
    (case when family_name = '' then title::text else family_name::text || ', ' || given_name::text end) stored,
  type            text not null default 'employee' check (type in ('employee', 'contractor', 'external')),
  -- Where they are in their time with us; the clock moves it on the dates below.
  state           text not null default 'active' check (state in ('joining', 'active', 'left')),
  job_title       text not null default '' collate seen,
  company         text not null default '' collate seen,
  username        text collate "C",
  employee_number text collate "C",
  manager_id      uuid references person,
  department_id   uuid references department,
  place_id        uuid references place,
  work_area_id    uuid references place,
  vip             boolean not null default false,
  remote          boolean not null default false,
  language        text,
  zone            text,
  calendar_id     uuid references calendar,
  starts_on       date,
  ends_on         date,
  -- Days since 1970, so that those without a date sort last.
  joined_day      integer not null generated always as (coalesce(starts_on - date '1970-01-01', -100000)) stored,
  website         text not null default '',
  address         jsonb,
  notes           text not null default '',
  anonymised_at   timestamptz,
  updated_at      timestamptz not null,
  constraint person_principal foreign key (id) references principal,
  constraint person_not_own_manager check (manager_id <> id),
  constraint person_dates check (ends_on >= starts_on)
);
create unique index person_username_unique on person (lower(username)) where not archived;
create unique index person_employee_number_unique on person (employee_number) where not archived;
create index person_by_name on person (sort_name, id) where not archived;
create index person_by_updated on person (updated_at desc, id desc) where not archived;
create index person_by_joined on person (joined_day desc, id desc) where not archived;
create index person_manager on person (manager_id);
create index person_department on person (department_id);
create index person_place on person (place_id);
create index person_work_area on person (work_area_id);
create index person_calendar on person (calendar_id);
create index person_audience on person (audience_id);
-- Whom the clock has to look at: those who have yet to come or to go.
create index person_joining on person (starts_on) where state = 'joining';
create index person_leaving on person (ends_on) where state <> 'left' and ends_on is not null;

create table person_contact (
  id        uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind      text not null check (kind in ('email', 'phone')),
  label     text not null check (label in ('work', 'mobile', 'private')),
  value     text not null collate "C",
  -- The first of its kind is the one that is written to.
  position  smallint not null
);
create index person_contact_person on person_contact (person_id, kind, position);
create unique index person_email_unique on person_contact (value) where kind = 'email';
create index person_phone on person_contact (value) where kind = 'phone';

create table person_absence (
  id          uuid primary key,
  person_id   uuid not null references person on delete cascade,
  kind        text not null check (kind in ('holiday', 'sick', 'parental', 'training', 'travel', 'other')),
  starts_on   date not null,
  ends_on     date not null,
  stand_in_id uuid references person,
  note        text not null default '',
  created_at  timestamptz not null,
  created_by  uuid not null references principal,
  constraint person_absence_dates check (ends_on >= starts_on),
  constraint person_absence_stand_in check (stand_in_id <> person_id)
);
create index person_absence_person on person_absence (person_id, ends_on desc);
create index person_absence_stand_in_id on person_absence (stand_in_id);
create index person_absence_created_by on person_absence (created_by);

-- Two records that were the same person. Nothing was moved, so taking it back needs only what changed here.
create table person_merge (
  id        uuid primary key,
  kept_id   uuid not null references person,
  merged_id uuid not null references person,
  -- Facts that the kept one lacked and took over: field → what it was before and after.
  taken     jsonb not null,
  -- Whether the merged one was among those who may sign in.
  active    boolean not null,
  merged_at timestamptz not null,
  merged_by uuid not null references principal,
  undone_at timestamptz
);
create index person_merge_kept on person_merge (kept_id);
create index person_merge_merged on person_merge (merged_id);
create index person_merge_by on person_merge (merged_by);

-- ---------------------------------------------------------------- teams: who belongs is the ground's `membership`

create table team (
  id          uuid primary key references entity,
  key         text not null collate "C",
  title       text not null collate seen,
  audience_id integer not null references audience,
  archived    boolean not null default false,
  description text not null default '',
  email       text not null default '' collate "C",
  zone        text,
  calendar_id uuid references calendar,
  updated_at  timestamptz not null,
  constraint team_principal foreign key (id) references principal
);
create unique index team_name on team (lower(title)) where not archived;
create index team_by_name on team (title, id) where not archived;
create index team_calendar on team (calendar_id);
create index team_audience on team (audience_id);
