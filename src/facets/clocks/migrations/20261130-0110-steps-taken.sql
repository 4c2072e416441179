-- Which reminders were sent before a clock was taken back: once it is there again, none is sent twice.
alter table clock_earlier add column fired text[] not null default '{}';
