-- A search for a common word looks through the newest titles: they lie among the texts of their records, one in six.
create index concurrently if not exists doc_title on doc (entity_id) where part = entity_id;
