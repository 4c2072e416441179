-- Whoever changed what is bought, or where: they do not approve it.
alter table purchase add column edited_by uuid[] not null default '{}';
