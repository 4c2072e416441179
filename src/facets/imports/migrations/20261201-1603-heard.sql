-- A row that changes nothing may still say otherwise than its record does, which is kept with it.
alter table import_row add column heard boolean not null default false;
