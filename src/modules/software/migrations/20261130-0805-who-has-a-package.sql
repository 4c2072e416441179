-- Who has a package now, read from the index alone.
create index concurrently if not exists installation_there on installation (package_id, device_id) where last_seen is null;
