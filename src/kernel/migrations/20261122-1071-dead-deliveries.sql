-- What was set aside for a person to look at is found without reading what merely waits.
create index outbox_dead on outbox (id) where dead_at is not null;
