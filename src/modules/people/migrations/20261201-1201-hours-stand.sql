-- In which hours somebody works is kept until their calendar or place is another.
create trigger person_hours_changed after insert or update of calendar_id, place_id on person for each statement execute function standing_changed();
