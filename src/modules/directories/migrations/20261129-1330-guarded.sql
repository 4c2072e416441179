create trigger directory_changed after insert or update on directory for each statement execute function standing_changed();
