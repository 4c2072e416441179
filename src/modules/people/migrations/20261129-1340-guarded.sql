create trigger person_contact_changed after insert or update on person_contact for each statement execute function standing_changed();
