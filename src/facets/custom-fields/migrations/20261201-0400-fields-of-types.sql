-- A field may stand on some types of its kind alone: on laptops, not on monitors. None named: on all.
alter table custom_field add column types text[] not null default '{}';
