-- Who asked, by the name that a file gave them, where nobody here is known by it.
alter table ticket add column asked_by text;
