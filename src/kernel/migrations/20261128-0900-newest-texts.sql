-- Of a common word the newest texts of each audience are looked through, and no others.
create index doc_newest on doc (audience_id, entity_id);
