-- Said by whoever asks, not by those who work on it: known when it is said, whoever asks later.
alter table comment add column outside boolean not null default false;
