-- Work stands at a place, and at no other record: whose title would be shown to whoever sees the work.
update work set place_id = null where place_id is not null and place_id not in (select id from place);
alter table work drop constraint work_place_id_fkey, add constraint work_place_id_fkey foreign key (place_id) references place;
-- What was restricted to no team hid nothing: now it says so.
update work set restricted = false where restricted and team_id is null;
