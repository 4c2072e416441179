-- The fields of a kind are kept by every process until this says that they changed.
create trigger custom_field_changed after insert or update or delete on custom_field for each statement execute function standing_changed();
