-- What was there before: its words are gathered by and by.
insert into record_words (entity_id) select id from entity on conflict do nothing;
