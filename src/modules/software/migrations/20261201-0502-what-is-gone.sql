-- What is gone from a device is counted without reading what is there.
create index concurrently if not exists installation_gone on installation (device_id, package_id) where last_seen is not null;
