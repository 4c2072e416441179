-- So that whoever edits what another changed meanwhile is told.
alter table category add column version integer not null default 1;
