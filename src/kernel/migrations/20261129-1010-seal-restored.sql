-- A restored database numbers its transactions anew, and a backup leaves them out: where the stream was left counts as its
-- beginning then, and what the log holds already is passed over.
alter table seal_head alter tx set default '0';
