-- Whoever works at a place without a calendar of their own works in its hours.
create trigger place_hours_changed after update of calendar_id on place for each statement execute function standing_changed();
