-- Who looked at the house as this person.
alter table sign_in add column viewer_id uuid references principal on delete set null;
create index sign_in_viewer on sign_in (viewer_id) where viewer_id is not null;
