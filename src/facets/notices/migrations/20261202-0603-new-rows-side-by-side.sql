-- After a vacuum PostgreSQL fills whatever room old pages have left, another page for each short row that comes: read from
-- anywhere, and each written whole to the log after a checkpoint. A tenth kept free on each lets new rows stand side by side.
alter table notice set (fillfactor = 90);
