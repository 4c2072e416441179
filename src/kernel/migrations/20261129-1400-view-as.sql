-- With whose eyes the house is looked at in a session, for a while.
alter table session
  add column viewing_id uuid references account on delete set null,
  add column viewing_until timestamptz;
create index session_viewing on session (viewing_id) where viewing_id is not null;
create trigger session_viewing_changed after update of viewing_id on session for each statement execute function standing_changed();
