-- Not only records can be short: what is short is known by an id of its room, and by what it is called.
alter table shortage drop constraint shortage_record_id_fkey, add column title text;
