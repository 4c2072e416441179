-- When the words and files of a closed ticket were let go of, as old as the organisation keeps them.
alter table ticket add column let_go_at timestamptz;
