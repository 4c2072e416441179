-- So that whoever edits what another changed meanwhile is told.
alter table sign_in_provider add column version integer not null default 1;
