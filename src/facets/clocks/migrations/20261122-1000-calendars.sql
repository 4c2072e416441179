-- Working calendars. A version never changes: what was counted with it can be counted again, and explained.
create sequence calendar_number;

create table calendar (
  id         uuid primary key references entity,
  -- What counts from now on.
  version_id uuid not null,
  -- For whatever names no calendar of its own.
  is_default boolean not null default false,
  updated_at timestamptz not null
);
create unique index calendar_default on calendar (is_default) where is_default;

create table calendar_version (
  id          uuid primary key,
  calendar_id uuid not null references calendar,
  version     integer not null,
  -- As a person wrote it: weekly hours, which country's holidays, own days.
  definition  jsonb not null,
  -- As the engine reads it, with every holiday as a day; kept, because a newer holiday library may know others.
  hours       jsonb not null,
  -- The last year whose holidays are among the hours.
  known_until integer not null,
  created_at  timestamptz not null,
  created_by  uuid not null references principal,
  constraint calendar_version_once unique (calendar_id, version)
);
create index calendar_version_created_by on calendar_version (created_by);

alter table calendar add constraint calendar_current foreign key (version_id) references calendar_version deferrable initially deferred;
create index calendar_version_id on calendar (version_id);

create function calendar_version_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a calendar version never changes' using errcode = 'restrict_violation';
end $$;
create trigger calendar_version_stays before update on calendar_version for each row execute function calendar_version_stays();
