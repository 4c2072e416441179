-- A provider that comes back asks for what changed since it last looked.
create index provisioned_changed on provisioned (directory_id, kind, changed_at);
