-- What only the desk knows of work is written before the list row: policies are chosen by it, and the row holds what they promise.
alter table ticket drop constraint ticket_id_fkey;
alter table ticket add constraint ticket_id_fkey foreign key (id) references entity on delete cascade;
