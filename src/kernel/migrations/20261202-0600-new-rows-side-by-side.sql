-- After a vacuum PostgreSQL fills whatever room old pages have left, another page for each short row that comes: read from
-- anywhere, and each written whole to the log after a checkpoint. A tenth kept free on each lets new rows stand side by side.
alter table entity set (fillfactor = 90);
alter table entity_grant set (fillfactor = 90);
alter table doc set (fillfactor = 90);
alter table record_words set (fillfactor = 90);
alter table event_data set (fillfactor = 90);
