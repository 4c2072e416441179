-- By fact first: finds all who were told of one, too, which had an index of its own.
create unique index concurrently if not exists notice_told on notice (fact, person_id);
