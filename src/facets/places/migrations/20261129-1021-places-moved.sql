-- What a role for a place reaches changes when a place moves.
create trigger place_moved after update of path on place for each statement execute function standing_changed();
