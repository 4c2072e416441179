-- Whether people come in by the password that this directory keeps; then it is theirs here, and one of ours opens nothing.
alter table directory add column signs_in boolean not null default false;
