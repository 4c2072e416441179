-- IP networks of a place, by which it is known where a device was: as network(…)::text writes them. Silent ones say nothing of where one is.
alter table place add column networks text[] not null default '{}';
alter table place add column silent_networks text[] not null default '{}';
