-- Who looked at the house as this person, as they were called then.
alter table sign_in add column viewer text;
