-- What is promised, and in which hours, is kept by every process until this says that it changed.
create trigger policy_changed after insert or update or delete on policy for each statement execute function standing_changed();
create trigger calendar_changed after insert or update or delete on calendar for each statement execute function standing_changed();

-- How a clock stands, and why, is read and written whole, as text; nothing asks PostgreSQL for a part of it.
alter table clock alter column facts type json, alter column row type json;
