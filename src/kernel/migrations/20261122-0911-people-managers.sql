-- Whoever holds the role for the whole organisation belongs to it, as with staff and administrators.
insert into principal (id, kind, name) values ('00000000-0000-7000-8000-000000000005', 'group', 'People managers');
