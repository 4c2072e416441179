-- As lists are sorted, so that a page ends where it is full.
create index concurrently if not exists package_by_name on package (name, version, id);
