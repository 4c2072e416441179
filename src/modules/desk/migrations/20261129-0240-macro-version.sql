-- Two people who change the same macro notice each other.
alter table macro add column version integer not null default 1;
