-- Roles that an organisation made itself. A grant names a role by what it is called; the ones that the house came with
-- are in its code.
create table own_role (
  name        text primary key,
  text        text not null default '',
  permissions text[] not null,
  -- Whoever holds it for the whole organisation works for IT and sees what is meant for the staff.
  staff       boolean not null default false,
  based_on    text,
  version     integer not null default 1,
  created_at  timestamptz not null,
  created_by  uuid references principal,
  changed_at  timestamptz not null
);
create unique index own_role_name on own_role (fold_text(name));
create index own_role_by on own_role (created_by);
create trigger own_role_changed after insert or update or delete on own_role for each statement execute function standing_changed();

-- A role for one place holds there and in all that lies within.
alter table role_grant add column place_id uuid references entity on delete cascade,
  drop constraint role_grant_once,
  add constraint role_grant_once unique nulls not distinct (principal_id, role, team_id, place_id),
  add constraint role_grant_one_part check (team_id is null or place_id is null);
create index role_grant_place on role_grant (place_id) where place_id is not null;

-- Who works for a place: in the audience of what happens there.
create table site_group (
  place_id     uuid primary key references entity on delete cascade,
  principal_id uuid not null references principal
);
create index site_group_principal on site_group (principal_id);

create or replace view administrator as
  select distinct p.id as person_id
  from role_grant g
  join principal p on p.kind = 'person' and p.active and (p.id = g.principal_id
    or exists (select from membership m where m.team_id = g.principal_id and m.person_id = p.id))
  join account a on a.person_id = p.id and a.disabled_at is null and a.password_hash is not null
  where g.role = 'administrator' and g.team_id is null and g.place_id is null;
