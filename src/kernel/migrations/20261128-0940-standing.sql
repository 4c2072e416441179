-- What every process keeps of people, rights and settings is forgotten by one mark: a row whenever something that stands
-- changes. Rows instead of a counter: a long import must not make a sign-out wait for its lock. Within its transaction
-- a change is also noted where the command that made it looks.
create table standing_change (
  id bigint generated always as identity primary key,
  at timestamptz not null default now()
);
create index standing_change_at on standing_change (at);
alter function auth_changed() rename to standing_changed;
create or replace function standing_changed() returns trigger language plpgsql as $$
begin
  insert into standing_change default values;
  perform set_config('wheelhouse.standing', 'changed', true);
  return null;
end $$;
drop table auth_change;
create trigger setting_changed after insert or update or delete on setting for each statement execute function standing_changed();
