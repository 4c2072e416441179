-- What is on a device now and since when, read from the index alone, wherever its rows lie.
create unique index concurrently if not exists installation_on on installation (device_id, package_id) include (first_seen) where last_seen is null;
